"""Questions as lines, each with its answers and their keys; only the lines in view are drawn."""

from collections.abc import Callable, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Key
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.tui.words.answer_lines import AnswerRow, LinePart, laid_out
from planner.tui.words.questions import (
    Answered,
    Question,
    SheetLine,
    answered,
    begins_below,
    of_ten,
    refused,
    rubbed_out,
)

_NAMED = {"plus": "+", "full_stop": ".", "comma": ",", "minus": "-"}
TEN_IN_TWO = "These are 1 and 0. If it was 10: go back, x is 10."
BELOW = "A number below none. If a range was meant: the number before stands, go back to it."
NOT_WHOLE = "A whole number: what was typed first stands. Go back to it, or on, with an arrow."
_NUMBERS, _SIGNS = "0123456789.,-x", ".,-"


class AnswerSheet(ScrollView, can_focus=True):
    """Shows answers it is given; tells which one a key or a click makes. It keeps none itself."""

    COMPONENT_CLASSES = {
        "answers--heading",
        "answers--label",
        "answers--choice",
        "answers--chosen",
        "answers--must",
        "answers--quiet",
        "answers--cursor",
    }
    BINDINGS = [
        ("up", "move(-1)"),
        ("down", "move(1)"),
        ("tab", "section(1)"),
        ("shift+tab", "section(-1)"),
        ("pageup", "move(-8)"),
        ("pagedown", "move(8)"),
        ("home", "move(-999)"),
        ("end", "move(999)"),
        ("enter", "open"),
        ("backspace,delete", "rub_out"),
    ]

    class Given(Message):
        """An answer was typed or clicked."""

        def __init__(self, question: Question, value: str) -> None:
            super().__init__()
            self.question, self.value = question, value

    class Opened(Message):
        """A question whose answers stand in a list or are typed."""

        def __init__(self, question: Question) -> None:
            super().__init__()
            self.question = question

    class Moved(Message):
        """The cursor is on another question."""

    class Refused(Message):
        """A key that is no answer to the question in hand."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    def __init__(self) -> None:
        super().__init__(id="answers")
        self._lines: tuple[SheetLine, ...] = ()
        self._values: Mapping[str, str] = {}
        self._names: Callable[[str, str], str] = _as_typed
        self._rows: tuple[AnswerRow, ...] = ()
        self._at = 0
        self._typing = False
        """Digits of the question in hand were typed since the cursor came to it."""
        self._told = ""
        """The key before, where it was the whole answer of a question out of ten or ended a longer
        number."""
        self._broken = ""
        """Why no number is taken until the cursor moves: what was begun is none."""
        self.caution = ""
        """What the last keys may have been meant as; empty if they say it themselves."""

    # what it shows

    def show(
        self,
        lines: Sequence[SheetLine],
        values: Mapping[str, str],
        names: Callable[[str, str], str] | None = None,
    ) -> None:
        """Show these questions and answers; `names` says what is ticked in a list."""
        fresh = tuple(lines) != self._lines
        self._lines, self._values = tuple(lines), values
        self._names = names or self._names
        before, self._rows = self._rows, self._laid_out()
        self.virtual_size = Size(0, len(self._rows))  # it scrolls down, never sideways
        if fresh or len(before) != len(self._rows):
            self._at = min(self._at, max(0, len(self._questions) - 1))
            self.refresh()
        else:
            for y, (was, now) in enumerate(zip(before, self._rows, strict=True)):
                if was != now:
                    self._refresh_row(y)

    def _laid_out(self) -> tuple[AnswerRow, ...]:
        width = self.scrollable_content_region.width or 78
        return laid_out(self._lines, self._values, width, self._names)

    @property
    def _questions(self) -> list[Question]:
        return [line for line in self._lines if isinstance(line, Question)]

    @property
    def question(self) -> Question | None:
        """The question under the cursor."""
        there = self._questions
        return there[self._at] if self._at < len(there) else None

    def select(self, name: str) -> None:
        """The cursor goes to this question."""
        there = [one.id for one in self._questions]
        if name in there:
            self._go(there.index(name))

    # keys

    def on_key(self, event: Key) -> None:
        """A key of an answer; all other keys go on to the screen."""
        question = self.question
        key = _NAMED.get(event.key, event.character or "")
        if question is None or not key:
            return
        told, self._told = self._told, ""
        # Come to anew, a number is typed over, as a field is that is selected.
        anew = question.kind == "number" and not self._typing
        value = "" if anew else self._values.get(question.id, "")
        below = begins_below(question, value, key)
        self.caution = TEN_IN_TWO if (told, key) == ("1", "0") else ""
        self.caution = BELOW if told and below else self.caution
        # "7.5": the rest of a number that is answered already is no answer to the next question.
        ends = told and key in _SIGNS and not below
        self._broken = self._broken or (NOT_WHOLE if ends else "")
        broken = self._broken if key in _NUMBERS else ""
        found = None if broken else answered(question, value, key)
        if found is not None:
            event.prevent_default().stop()
            whole = question.kind == "number" and found.done
            self._told = (key if of_ten(question) else "longer") if whole else ""
            self._give(question, found)
        elif why := broken or refused(question, key) or self.caution:
            event.prevent_default().stop()
            if value and question.kind == "number" and not broken:
                self.post_message(self.Given(question, ""))  # "12-10" is not 12 either
            self._broken = "" if why == self.caution else why
            self.post_message(self.Refused(why))

    def _give(self, question: Question, found: Answered) -> None:
        self._typing = question.kind == "number"
        self.post_message(self.Given(question, found.value))
        if found.done:
            self.action_move(1)

    def action_move(self, by: int) -> None:
        """To another question."""
        self._go(min(max(self._at + by, 0), max(0, len(self._questions) - 1)))

    def action_section(self, by: int) -> None:
        """To the first question of the next part, or of this one or the one before."""
        firsts, count, begins = [], 0, True
        for line in self._lines:
            if not isinstance(line, Question):
                begins = True
                continue
            if begins:
                firsts.append(count)
            begins, count = False, count + 1
        other = [at for at in firsts if (at > self._at if by > 0 else at < self._at)]
        if other:
            self._go(other[0] if by > 0 else other[-1])

    def action_rub_out(self) -> None:
        """Take the answer back; of a number its last digit."""
        self._broken = ""
        question = self.question
        value = self._values.get(question.id, "") if question else ""
        if question is not None and value:
            self._typing = question.kind == "number"
            self.post_message(self.Given(question, rubbed_out(question, value)))

    def action_open(self) -> None:
        """A list or a text opens; any other question is left as it is."""
        question = self.question
        if question is not None and (question.kind in ("list", "text") or question.form):
            self.post_message(self.Opened(question))
        else:
            self.action_move(1)

    def on_click(self, event: Click) -> None:
        """The answer under the mouse; on a name, the question."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        y = offset.y + round(self.scroll_offset.y)
        row = self._rows[y] if 0 <= y < len(self._rows) else None
        question = row.question if row else None
        if row is None or question is None:
            return
        self._go([one.id for one in self._questions].index(question.id))
        key = row.key_at(offset.x)
        found = answered(question, self._values.get(question.id, ""), key) if key else None
        if found is not None:
            self.post_message(self.Given(question, found.value))
        elif question.kind in ("list", "text"):
            self.post_message(self.Opened(question))

    def _go(self, at: int) -> None:
        before, self._at = self._at, at
        if before != at:
            self._typing, self._broken = False, ""
        questions = self._questions
        for number in (before, at):
            if number < len(questions):
                for y, row in enumerate(self._rows):
                    if row.question is not None and row.question.id == questions[number].id:
                        self._refresh_row(y)
        self._follow()
        if before != at:
            self.post_message(self.Moved())

    def _follow(self) -> None:
        question = self.question
        there = [
            y
            for y, row in enumerate(self._rows)
            if question and row.question and row.question.id == question.id
        ]
        if there and self.size.width:
            top = there[0]
            if top and self._rows[top - 1].question is None:
                top -= 1  # with its heading
            region = Region(0, top, 1, there[-1] - top + 1)
            self.scroll_to_region(region, animate=False, force=True)

    # drawing

    def on_resize(self) -> None:
        """Answers take the lines they need."""
        self._rows = self._laid_out()
        self.virtual_size = Size(0, len(self._rows))  # it scrolls down, never sideways
        self.refresh()
        self.call_after_refresh(self._follow)

    def watch_has_focus(self, _: bool) -> None:
        """The cursor looks different without the focus."""
        self._go(self._at)

    def _refresh_row(self, y: int) -> None:
        shown = y - round(self.scroll_offset.y)
        if 0 <= shown < self.size.height:
            self.refresh(Region(0, shown, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One line of it."""
        width, base = self.scrollable_content_region.width, self.rich_style
        y += round(self.scroll_offset.y)
        if y >= len(self._rows):
            return Strip.blank(width, base)
        row = self._rows[y]
        here = row.question is not None and row.question == self.question
        under = self._style("cursor") if here else Style()
        parts = [Segment(part.text, self._of(part) + under) for part in row.parts]
        if here and row.parts[0].kind == "must":
            # Seen without any colour too.
            parts[0] = Segment("> ", self._style("must" if row.parts[0].text.strip() else "label"))
        return Strip(parts).adjust_cell_length(width, base + under)

    def _of(self, part: LinePart) -> Style:
        return self._style(part.kind)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"answers--{name}")


def _as_typed(_: str, value: str) -> str:
    return value
