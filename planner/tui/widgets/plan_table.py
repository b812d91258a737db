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
from planner.tui.words.plan_lines import DoseCell, PlanLine


class PlanTable(ScrollView, can_focus=True):
    """Shows lines it is given; says where the cursor is. It never changes a program."""

    COMPONENT_CLASSES = {
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
        self._wanted = 1

    # what it shows

    def show(self, lines: Sequence[PlanLine], light: Sequence[bool], key: Key | None) -> None:
        """Show these lines, the cursor on the row of the key, or where it was."""
        old, self._lines = self._lines, tuple(lines)
        resized = self._fit(tuple(light)) or len(old) != len(self._lines)
        if key is not None:
            self._go_to_key(key)
        self.at = self._nearest(self.at)
        if resized:
            self.refresh()
        else:
            for y, (before, after) in enumerate(zip(old, self._lines, strict=True)):
                if before != after:
                    self._refresh_line(y)
        self._follow()

    def _go_to_key(self, key: Key) -> None:
        """The row of the key; else its slot; else its session."""
        for length in (4, 3, 2):
            for y, line in enumerate(self._lines):
                if line.row is not None and line.row.key[:length] == key[:length]:
                    if length == 2 and abs(y - self.at) > 8:
                        return
                    if length > 2:
                        self.at = y
                    return

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
        """The week under the cursor: the one wanted, within the weeks of the row."""
        row = self.row
        if row is None:
            return self._wanted
        return min(max(self._wanted, row.weeks[0][0]), row.weeks[-1][0])

    def select(self, key: Key, week: int) -> None:
        """Put the cursor there."""
        before = self.at
        self._wanted = week
        self._go_to_key(key)
        self._moved(before)

    # moving

    def action_move(self, by: int) -> None:
        """Up or down, over the headings."""
        before = self.at
        stops = [y for y, line in enumerate(self._lines) if line.row is not None]
        if not stops:
            return
        place = stops.index(self.at) if self.at in stops else 0
        self.at = stops[min(max(place + by, 0), len(stops) - 1)]
        self._moved(before)

    def action_week(self, by: int) -> None:
        """A week earlier or later; past the end of a phase goes to the same slot further on."""
        before = self.at
        row = self.row
        if row is None:
            return
        first, last = row.weeks[0][0], row.weeks[-1][0]
        self._wanted = min(max(self.week + by, first), last)
        self._moved(before)

    def action_page(self, by: int) -> None:
        """As many lines as are in view."""
        self.action_move(by * max(1, self.scrollable_content_region.height - 3))

    def on_click(self, event: Click) -> None:
        """The cell under the mouse; a second click opens its dosage."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y == 0:
            return
        y = offset.y - 1 + round(self.scroll_offset.y)
        if not 0 <= y < len(self._lines) or self._lines[y].row is None:
            return
        before = self.at, self.week
        self.at = y
        frozen = offset.x < self._columns.fixed
        week = self._columns.week_at(offset.x + (0 if frozen else round(self.scroll_offset.x)))
        if week is not None:
            self._wanted = week
        if before == (self.at, self.week) and event.chain > 1:
            self.post_message(self.Chosen())
        self._moved(before[0])

    def _moved(self, before: int) -> None:
        self._refresh_line(before)
        self._refresh_line(self.at)
        self._follow()
        self.post_message(self.Moved(self.row, self.week, before != self.at))

    def _nearest(self, y: int) -> int:
        stops = [i for i, line in enumerate(self._lines) if line.row is not None]
        return min(stops, key=lambda stop: (abs(stop - y), stop), default=0)

    def _follow(self) -> None:
        """Scroll so that the cursor, and the heading right above it, are in view."""
        if not self.size.width:
            return
        columns = self._columns
        x = columns.x_of(self.week)
        width = columns.widths[self.week - 1] if self.week <= len(columns.widths) else 1
        top = self.at - 1 if self.at and self._lines[self.at - 1].row is None else self.at
        region = Region(x, top, width, self.at - top + 2)
        spacing = Spacing(0, 0, 0, columns.fixed)
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
        self.virtual_size = Size(self._columns.total, len(self._lines) + 1)
        return before != self._columns

    def _refresh_line(self, y: int) -> None:
        shown = y + 1 - round(self.scroll_offset.y)
        if 1 <= shown < self.size.height:
            self.refresh(Region(0, shown, self.size.width, 1))

    def watch_has_focus(self, _: bool) -> None:
        """The cursor looks different in a table that has the focus."""
        self._refresh_line(self.at)

    def render_line(self, y: int) -> Strip:
        """The head stays; the names stay while the weeks scroll."""
        width = self.scrollable_content_region.width
        scroll_x, scroll_y = round(self.scroll_offset.x), round(self.scroll_offset.y)
        base = self.rich_style
        if y == 0:
            name, weeks = self._head_strips()
        else:
            index = y - 1 + scroll_y
            if index >= len(self._lines):
                return Strip.blank(width, base)
            line = self._lines[index]
            if line.row is None:
                return self._wide_line(line).adjust_cell_length(width, base)
            name, weeks = self._row_strips(line, index == self.at)
        rest = weeks.crop(scroll_x, scroll_x + max(0, width - self._columns.fixed))
        return Strip.join([name, rest]).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"plan--{name}")

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
        width = self.scrollable_content_region.width
        if len(text) > width:
            text = text[: width - 1] + "…"
        return Strip([Segment(text, self._style(name))])

    def _row_strips(self, line: PlanLine, here: bool) -> tuple[Strip, Strip]:
        under = self._style("cursor-row") if here else Style()
        flag = "! " if line.flagged else "  "
        text = line.text
        if len(text) > self._columns.name:
            text = text[: self._columns.name - 1] + "…"
        name = [
            Segment(flag, self._style("flag") + under),
            Segment(f"{text:<{self._columns.name}}", self._style("row") + under),
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
        kind = "new" if cell and cell.new and not cell.light else "same"
        return [gap, Segment(f" {text}", self._style(kind) + under)]
