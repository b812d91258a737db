"""The table of exercises by weeks: only the lines in view are drawn, a move redraws two."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.building.rows import Key, Row
from planner.tui.words.plan_columns import GUTTER, Columns, fitted
from planner.tui.words.plan_lines import DoseCell, PhaseHead, PlanLine, line_at

HEAD = 2
"""Lines that stay: the phases, and the weeks under them."""


class PlanTable(ScrollView, can_focus=True):
    """Shows lines it is given; says where the cursor is. It never changes a program."""

    COMPONENT_CLASSES = {
        "plan--phase",
        "plan--head",
        "plan--heading",
        "plan--over",
        "plan--quiet",
        "plan--flag",
        "plan--row",
        "plan--same",
        "plan--new",
        "plan--cursor-row",
        "plan--cursor",
    }
    BINDINGS = [
        ("up,k", "move(-1)"),
        ("down,j", "move(1)"),
        ("left", "week(-1)"),
        ("right", "week(1)"),
        ("home", "week(-99)"),
        ("end", "week(99)"),
        ("pageup", "page(-1)"),
        ("pagedown", "page(1)"),
        ("ctrl+home,g", "move(-9999)"),
        ("ctrl+end,G", "move(9999)"),
    ]
    at: reactive[int] = reactive(0, repaint=False)
    """The line of the cursor."""

    class Moved(Message):
        """The cursor went to another cell."""

        def __init__(self, row: Row | None, week: int, new_row: bool) -> None:
            super().__init__()
            self.row, self.week, self.new_row = row, week, new_row

    class Chosen(Message):
        """The cell was clicked again."""

    def __init__(self) -> None:
        super().__init__(id="plan")
        self._lines: tuple[PlanLine, ...] = ()
        self._columns = Columns()
        self._phases: tuple[PhaseHead, ...] = ()
        self._wanted = 1

    # what it shows

    def show(
        self,
        lines: Sequence[PlanLine],
        light: Sequence[bool],
        phases: Sequence[PhaseHead],
        key: Key | None,
    ) -> None:
        """Show these lines, the cursor on the row of the key, or where it was."""
        old, self._lines = self._lines, tuple(lines)
        heads, self._phases = self._phases, tuple(phases)
        resized = self._fit(tuple(light)) or len(old) != len(self._lines) or heads != self._phases
        here = None if key is None else line_at(self._lines, key, self._wanted)
        self.at = self._nearest(self.at if here is None else here)
        if resized:
            self.refresh()
        else:
            for y, (before, after) in enumerate(zip(old, self._lines, strict=True)):
                if before != after:
                    self._refresh_line(y)
        self._follow()

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """What it shows."""
        return self._lines

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._lines[self.at].row if self.at < len(self._lines) else None

    @property
    def week(self) -> int:
        """The week under the cursor: the one wanted, or the nearest in which the row is done."""
        row = self.row
        return self._wanted if row is None else row.near(self._wanted).week

    @property
    def exercise(self) -> str:
        """What the row is in that week; empty without a row."""
        row = self.row
        return "" if row is None else row.near(self._wanted).item.exercise

    def select(self, key: Key, week: int) -> None:
        """Put the cursor there."""
        before = self.at
        self._wanted = week
        here = line_at(self._lines, key, week)
        if here is not None:
            self.at = here
        self._moved(before)

    # moving

    def action_move(self, by: int) -> None:
        """To the row above or below, in the same week."""
        before = self.at
        row = self.row
        keys = list(dict.fromkeys(line.row.key for line in self._lines if line.row is not None))
        if row is None or not keys:
            return
        key = keys[min(max(keys.index(row.key) + by, 0), len(keys) - 1)]
        self.at = self._line_of(key)
        self._moved(before)

    def action_week(self, by: int) -> None:
        """A week earlier or later in which the row is done; on to the line of its exercise."""
        before = self.at
        row = self.row
        if row is None:
            return
        weeks = [cell.week for cell in row.cells]
        place = weeks.index(self.week) + by
        self._wanted = weeks[min(max(place, 0), len(weeks) - 1)]
        self.at = self._line_of(row.key)
        self._moved(before)

    def _line_of(self, key: Key) -> int:
        here = line_at(self._lines, key, self._wanted)
        return self.at if here is None else here

    def action_page(self, by: int) -> None:
        """As many lines as are in view."""
        self.action_move(by * max(1, self.scrollable_content_region.height - HEAD - 2))

    def on_click(self, event: Click) -> None:
        """The cell under the mouse; a second click opens its dosage."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y < HEAD:
            return
        y = offset.y - HEAD + round(self.scroll_offset.y)
        row = self._lines[y].row if 0 <= y < len(self._lines) else None
        if row is None:
            return
        before = self.at, self.week
        frozen = offset.x < self._columns.fixed
        week = self._columns.week_at(offset.x + (0 if frozen else round(self.scroll_offset.x)))
        if week is not None:
            self._wanted = week
        elif y != self.at:
            # A name is clicked: its first week, unless it is done in the one at hand.
            done = [number for number, one in enumerate(self._lines[y].cells, 1) if one]
            self._wanted = self._wanted if self._wanted in done else done[0]
        self.at = self._line_of(row.key)
        if before == (self.at, self.week) and event.chain > 1:
            self.post_message(self.Chosen())
        self._moved(before[0])

    def _moved(self, before: int) -> None:
        self._refresh_line(before)
        self._refresh_line(self.at)
        self.refresh(Region(0, 0, self.size.width, 1))  # the phase of this week
        self._follow()
        self.post_message(self.Moved(self.row, self.week, before != self.at))

    def _nearest(self, y: int) -> int:
        """The line near there, of a row and in the week that is wanted."""
        stops = [i for i, line in enumerate(self._lines) if line.row is not None]
        near = min(stops, key=lambda stop: (abs(stop - y), stop), default=0)
        row = self._lines[near].row if stops else None
        here = line_at(self._lines, row.key, self._wanted) if row else None
        return near if here is None else here

    def _follow(self) -> None:
        """Scroll so that the cursor is in view; with the last row, what stands below it too."""
        if not self.size.width:
            return
        columns = self._columns
        x = columns.x_of(self.week)
        width = columns.widths[self.week - 1] if self.week <= len(columns.widths) else 1
        below = all(line.row is None for line in self._lines[self.at + 1 :])
        bottom = len(self._lines) if below else self.at + 1
        shown = max(1, self.scrollable_content_region.height - HEAD)
        height = min(bottom - self.at, shown)
        region = Region(x, self.at + HEAD, width, height)
        spacing = Spacing(HEAD, 0, 0, columns.fixed)
        self.scroll_to_region(region, spacing=spacing, animate=False, force=True)

    # drawing

    def on_resize(self) -> None:
        """The names take what the weeks leave."""
        if self._fit(self._columns.light):
            self.refresh()
        self.call_after_refresh(self._follow)

    def _fit(self, light: tuple[bool, ...]) -> bool:
        """Measure again; whether anything has another width now."""
        before = self._columns
        self._columns = fitted(self._lines, light, self.scrollable_content_region.width)
        self.virtual_size = Size(self._columns.total, len(self._lines) + HEAD)
        return before != self._columns

    def _refresh_line(self, y: int) -> None:
        shown = y + HEAD - round(self.scroll_offset.y)
        if HEAD <= shown < self.size.height:
            self.refresh(Region(0, shown, self.size.width, 1))

    def watch_has_focus(self, _: bool) -> None:
        """The cursor looks different in a table that has the focus."""
        self._refresh_line(self.at)

    def render_line(self, y: int) -> Strip:
        """The head stays; the names stay while the weeks scroll."""
        width = self.scrollable_content_region.width
        scroll_x, scroll_y = round(self.scroll_offset.x), round(self.scroll_offset.y)
        base = self.rich_style
        if y < HEAD:
            name, weeks = self._head_strips() if y else self._phase_strips()
        else:
            index = y - HEAD + scroll_y
            if index >= len(self._lines):
                return Strip.blank(width, base)
            line = self._lines[index]
            if not line.cells:
                return self._wide_line(line).adjust_cell_length(width, base)
            name, weeks = self._row_strips(line, index == self.at)
        rest = weeks.crop(scroll_x, scroll_x + max(0, width - self._columns.fixed))
        return Strip.join([name, rest]).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"plan--{name}")

    def _phase_strips(self) -> tuple[Strip, Strip]:
        """Each phase over its weeks, as far as there is room."""
        style, columns = self._style("phase"), self._columns
        text, here = "", ""
        for phase in self._phases:
            start = columns.x_of(phase.first) - columns.fixed
            end = columns.x_of(phase.last) - columns.fixed + columns.widths[phase.last - 1]
            told = f"{phase.text}: {phase.waits}" if phase.waits else phase.text
            text = f"{text:<{start}}{_shortened(phase.text, end - start)}"
            if phase.first <= self.week <= phase.last:
                here = _shortened(told, columns.name)
        name = f"{'':{GUTTER}}{here:<{columns.name}}"
        return Strip([Segment(name, style)]), Strip([Segment(text, style)])

    def _head_strips(self) -> tuple[Strip, Strip]:
        style, columns = self._style("head"), self._columns
        title = f"{'':{GUTTER}}{'Exercise':<{columns.name}}"
        weeks = "".join(
            f"{'':{columns.gap}}{columns.head(week):<{width}}"
            for week, width in enumerate(columns.widths, 1)
        )
        return Strip([Segment(title, style)]), Strip([Segment(weeks, style)])

    def _wide_line(self, line: PlanLine) -> Strip:
        name = "quiet" if line.quiet else "over" if line.over else "heading"
        indent = " " * (GUTTER if line.quiet else 0)
        text = indent + line.text
        text = _shortened(text, self.scrollable_content_region.width)
        return Strip([Segment(text, self._style(name))])

    def _row_strips(self, line: PlanLine, here: bool) -> tuple[Strip, Strip]:
        under = self._style("cursor-row") if here else Style()
        flag = "! " if line.flagged else "  "
        text = _shortened(line.text, self._columns.name)
        kind = "row" if line.row is not None else "over" if line.over else "quiet"
        name = [
            Segment(flag, self._style("flag") + under),
            Segment(f"{text:<{self._columns.name}}", self._style(kind) + under),
        ]
        weeks: list[Segment] = []
        for index, cell in enumerate(line.cells):
            at_cursor = here and index + 1 == self.week
            weeks += self._cell(cell, self._columns.widths[index], under, at_cursor)
        return Strip(name), Strip(weeks)

    def _cell(self, cell: DoseCell | None, width: int, under: Style, here: bool) -> list[Segment]:
        gap = Segment(" " * (self._columns.gap - 1), self._style("row") + under)
        text = f"{cell.text if cell else '':<{width}}"
        if here:
            cursor = self._style("cursor")
            if not self.has_focus:
                cursor = under + Style(bold=True, underline=True)
            return [gap, Segment(f" {text}", cursor)]
        kind = "same"
        if cell is not None and cell.over:
            kind = "over"
        elif cell is not None and cell.new and not cell.light:
            kind = "new"
        return [gap, Segment(f" {text}", self._style(kind) + under)]


def _shortened(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - 1)] + "…"
