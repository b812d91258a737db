"""The table of exercises by weeks: the cursor in it, and the weeks in view."""

from collections.abc import Sequence

from textual.events import Click
from textual.geometry import Region, Size, Spacing
from textual.message import Message

from planner.building.rows import Cell, Key, Row
from planner.tui.widgets.plan_strips import HEAD, PlanStrips
from planner.tui.words.plan_columns import all_fit, fitted, in_weeks, phase_weeks
from planner.tui.words.plan_lines import PhaseHead, PlanLine, line_at


class PlanTable(PlanStrips, can_focus=True):
    """Shows lines it is given; says where the cursor is. It never changes a program."""

    BINDINGS = [
        ("up,k", "move(-1)"),
        ("down,j", "move(1)"),
        ("left", "week(-1)"),
        ("right", "week(1)"),
        ("home", "week(-99)"),
        ("end", "week(99)"),
        ("pageup", "page(-1)"),
        ("pagedown", "page(1)"),
        ("ctrl+home,g", "edge(-1)"),
        ("ctrl+end,G", "edge(1)"),
    ]

    class Moved(Message):
        """The cursor went to another cell."""

        def __init__(self, row: Row | None, week: int, new_row: bool) -> None:
            super().__init__()
            self.row, self.week, self.new_row = row, week, new_row

    class Chosen(Message):
        """The cell was clicked again."""

    def __init__(self) -> None:
        super().__init__(id="plan")
        self._all: tuple[PlanLine, ...] = ()
        """The lines of every week."""
        self._whole: bool | None = None
        """Every week is wanted, or one phase; None as it fits."""
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
        old, self._all = self._lines, tuple(lines)
        heads, self._phases = self._phases, tuple(phases)
        self._keep_in_program(len(light), key)
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
        return self._wanted if row is None else self._cell_of(row).week

    @property
    def exercise(self) -> str:
        """What the row is in that week; empty without a row."""
        row = self.row
        return "" if row is None else self._cell_of(row).item.exercise

    def _cell_of(self, row: Row) -> Cell:
        """The cell of the week that is wanted, or the nearest one that is shown."""
        weeks = self._columns.weeks
        there = [cell for cell in row.cells if cell.week in weeks]
        if not there:
            return row.near(self._wanted)
        return next((cell for cell in there if cell.week >= self._wanted), there[-1])

    def select(self, key: Key, week: int) -> None:
        """Put the cursor there."""
        before = self.at
        row = next((one.row for one in self._all if one.row and one.row.key == key), None)
        if row is not None:
            self._to_week(row.near(week).week if row.cell(week) is None else week)
        else:
            self._wanted = week
        here = line_at(self._lines, key, self._wanted)
        if here is not None:
            self.at = here
        self._moved(before)

    def _to_week(self, week: int) -> None:
        """Want a week; where it is not in view, show its phase."""
        self._wanted = week
        if week not in self._columns.weeks and self._fit(self._columns.light):
            self.at = min(self.at, max(0, len(self._lines) - 1))
            self.refresh()

    def _keep_in_program(self, count: int, key: Key | None) -> None:
        """Where a row is no more in the weeks in view, show those where it is."""
        self._wanted = min(self._wanted, max(1, count))
        row = next((one.row for one in self._all if one.row and one.row.key == key), None)
        phase = next((p for p in self._phases if p.first <= self._wanted <= p.last), None)
        if row is None or phase is None:
            return
        if not any(phase.first <= cell.week <= phase.last for cell in row.cells):
            self._wanted = row.near(self._wanted).week

    # moving

    def action_move(self, by: int) -> None:
        """To the row above or below, in the same week; behind the last one the next phase."""
        before = self.at
        row = self.row
        if row is None:
            return
        keys = self._keys()
        place = keys.index(row.key) + by
        if abs(by) == 1 and not 0 <= place < len(keys) and not self.shows_all:
            if not self._turn(by):
                return
            keys = self._keys()
            place = 0 if by > 0 else len(keys) - 1
        self.at = self._line_of(keys[min(max(place, 0), len(keys) - 1)])
        self._moved(before)

    def _keys(self) -> list[Key]:
        return list(dict.fromkeys(line.row.key for line in self._lines if line.row is not None))

    def _turn(self, by: int) -> bool:
        """To the weeks before or after those in view; whether there are any."""
        weeks = self._columns.weeks
        week = weeks.stop if by > 0 else weeks.start - 1
        if not 1 <= week <= len(self._columns.light):
            return False
        self._to_week(week)
        return bool(self._keys())

    def turn_phase(self, by: int) -> None:
        """To the phase before or after, on the same row if it lives there."""
        row, before, was = self.row, self.at, self._wanted
        phases = [one for one in self._phases if one.first <= self._wanted <= one.last]
        at = self._phases.index(phases[0]) + by if phases else -1
        if row is None or not 0 <= at < len(self._phases):
            return
        self._to_week(self._phases[at].first)
        here = line_at(self._lines, row.key, self._wanted)
        if not self._keys():
            self._to_week(was)
        self.at = self._nearest(before) if here is None else here
        self._moved(before)

    def want_phase(self, number: int) -> None:
        """To the first week of a phase, on the row in hand or the nearest."""
        here = next((p for p in self._phases if p.first <= self._wanted <= p.last), None)
        if here is not None:
            self.turn_phase(number - 1 - self._phases.index(here))

    def turn_view(self) -> bool:
        """Every week, or those of a phase; whether it is every week now."""
        self._whole = not self.shows_all
        row, week = self.row, self.week
        self._fit(self._columns.light)
        self.refresh()
        if row is not None:
            self.select(row.key, week)
        return self.shows_all

    def action_edge(self, by: int) -> None:
        """To the first or the last row; of the program where a phase is shown."""
        before = self.at
        if not self.shows_all:
            self._to_week(1 if by < 0 else len(self._columns.light))
        keys = self._keys()
        if keys:
            self.at = self._line_of(keys[0 if by < 0 else -1])
            self._moved(before)

    def action_week(self, by: int) -> None:
        """A week earlier or later in which the row is done; on to the line of its exercise."""
        before = self.at
        row = self.row
        if row is None:
            return
        weeks = [cell.week for cell in row.cells]
        place = weeks.index(self.week) + by
        self._to_week(weeks[min(max(place, 0), len(weeks) - 1)])
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
        width = columns.width(self.week)
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
        before, width = self._columns, self.scrollable_content_region.width
        lines, weeks = self._all, range(1, len(light) + 1)
        every = all_fit(lines, light, width) if self._whole is None else self._whole
        if not every and width:
            weeks = phase_weeks(lines, light, self._phases, self._wanted, width)
            lines = in_weeks(lines, weeks)
        self._lines = lines
        self._columns = fitted(lines, light, width, weeks)
        self.virtual_size = self._taken()
        return before != self._columns

    def _taken(self) -> Size:
        """What there is to scroll: never less than the room, so that a shorter name moves none of
        the other panels."""
        height, room = len(self._lines) + HEAD, self.scrollable_content_region
        bar = height > room.height and not self.show_vertical_scrollbar
        return Size(
            max(self._columns.total, room.width - bar * self.scrollbar_size_vertical), height
        )

    def _refresh_line(self, y: int) -> None:
        shown = y + HEAD - round(self.scroll_offset.y)
        if HEAD <= shown < self.size.height:
            self.refresh(Region(0, shown, self.size.width, 1))

    def watch_has_focus(self, _: bool) -> None:
        """The cursor looks different in a table that has the focus."""
        self._refresh_line(self.at)
