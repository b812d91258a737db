"""How the table of exercises by weeks is drawn: only the lines in view, a move redraws two."""

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.tui.words.plan_columns import GUTTER, Columns
from planner.tui.words.plan_lines import DoseCell, PhaseHead, PlanLine

HEAD = 2
"""Lines that stay: the phases, and the weeks under them."""


class PlanStrips(ScrollView):
    """Draws lines in columns; the table that is one says where the cursor is."""

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
    at: reactive[int] = reactive(0, repaint=False)
    """The line of the cursor."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._lines: tuple[PlanLine, ...] = ()
        """Those of the weeks that are shown."""
        self._columns = Columns()
        self._phases: tuple[PhaseHead, ...] = ()

    @property
    def week(self) -> int:
        """The week of the cursor."""
        raise NotImplementedError

    @property
    def shows_all(self) -> bool:
        """Every week of the program is in the table, not those of a phase."""
        return len(self._columns.weeks) == len(self._columns.light)

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
        if not self.shows_all:
            return Strip([Segment(f"{'':{GUTTER}}{self._phase_words()}", style)]), Strip([])
        text, here = "", ""
        for phase in self._phases:
            start = columns.x_of(phase.first) - columns.fixed
            end = columns.x_of(phase.last) - columns.fixed + columns.width(phase.last)
            told = f"{phase.text}: {phase.waits}" if phase.waits else phase.text
            text = f"{text:<{start}}{_shortened(phase.text, end - start)}"
            if phase.first <= self.week <= phase.last:
                here = _shortened(told, columns.name)
        name = f"{'':{GUTTER}}{here:<{columns.name}}"
        return Strip([Segment(name, style)]), Strip([Segment(text, style)])

    def _phase_words(self) -> str:
        """ "2 Restore, weeks 4 to 5 of 8: needs clearance", and the keys to the others."""
        weeks, count = self._columns.weeks, len(self._columns.light)
        phase = next((p for p in self._phases if p.first <= weeks.start <= p.last), None)
        first, last = weeks.start, weeks[-1]
        span = f"week {first}" if first == last else f"weeks {first} to {last}"
        name = f"{phase.text}, {span} of {count}" if phase else f"{span} of {count}"
        waits = f": {phase.waits}" if phase and phase.waits else ""
        room = self.scrollable_content_region.width - GUTTER
        told, keys = f"{name}{waits}", "  < > phase  z all weeks"
        return f"{told}{keys}" if len(told) + len(keys) <= room else _shortened(told, room)

    def _head_strips(self) -> tuple[Strip, Strip]:
        style, columns = self._style("head"), self._columns
        title = f"{'':{GUTTER}}{'Exercise':<{columns.name}}"
        weeks = "".join(
            f"{'':{columns.gap}}{columns.head(week):<{width}}"
            for week, width in enumerate(columns.widths, columns.first)
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
        whole = len(line.text) <= self._columns.name or not line.short
        text = _shortened(line.text if whole else line.short, self._columns.name)
        kind = "row" if line.row is not None else "over" if line.over else "quiet"
        name = [
            Segment(flag, self._style("flag") + under),
            Segment(f"{text:<{self._columns.name}}", self._style(kind) + under),
        ]
        weeks: list[Segment] = []
        for week in self._columns.weeks:
            at_cursor = here and week == self.week
            width = self._columns.width(week)
            weeks += self._cell(line.cells[week - 1], width, under, at_cursor)
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
