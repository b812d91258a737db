"""Seven days with the numbers of the paper diary, typed through with digits."""

from collections.abc import Mapping

from textual.app import RenderResult
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.widget import Widget

from planner.model.program.program import Program
from planner.model.vocabulary import WEEKDAYS
from planner.tui.words.diary_cells import HEADS, At, beside, columns_of, done_words

_DAY = 5
_CELL = 7


class DiaryGrid(Widget, can_focus=True):
    """Shows one week; tells what was typed where. It keeps nothing itself."""

    COMPONENT_CLASSES = {"grid--head", "grid--cell", "grid--here", "grid--quiet"}

    class Typed(Message):
        """A key was pressed on a cell."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Went(Message):
        """The cursor should be on another cell."""

        def __init__(self, at: At) -> None:
            super().__init__()
            self.at = at

    def __init__(self, program: Program) -> None:
        super().__init__(id="diary-grid")
        self._program = program
        self._at = At(1)
        self._values: Mapping[str, str] = {}

    def show(self, at: At, values: Mapping[str, str]) -> None:
        """This week, the cursor there."""
        self._at, self._values = at, values
        self.refresh()

    def render(self) -> RenderResult:
        """The head and the days."""
        head, quiet = self.get_visual_style("grid--head"), self.get_visual_style("grid--quiet")
        columns = columns_of(self._program)
        heads = "".join(f"{HEADS[column]:<{_CELL}}" for column in columns)
        lines = [Content.styled(" " * _DAY + heads, head)]
        for number, day in enumerate(WEEKDAYS):
            parts: list[Content] = [Content(f"{day.capitalize():<{_DAY}}")]
            for column in columns:
                at = At(self._at.week, number, column)
                value = self._values.get(at.name, "")
                style = "grid--here" if at == self._at else "grid--cell"
                text = Content.styled(f" {value or '·':<3}", self.get_visual_style(style))
                parts += [text, Content(" " * (_CELL - 4))]
            words = done_words(self._program, self._at.week, day)
            lines.append(Content.assemble(*parts, Content.styled(words, quiet)))
        return Content("\n").join(lines)

    def on_key(self, event: Key) -> None:
        """Digits and arrows."""
        if event.key in _ARROWS:
            down, right = _ARROWS[event.key]
            self.post_message(self.Went(beside(self._at, down, right, self._program)))
            event.prevent_default().stop()
        elif event.character and (event.character.isdigit() or event.character in "x.,-"):
            self.post_message(self.Typed(event.character))
            event.prevent_default().stop()

    def on_click(self, event: Click) -> None:
        """The cell under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None or not 1 <= offset.y <= len(WEEKDAYS):
            return
        columns = columns_of(self._program)
        place = min(max(0, (offset.x - _DAY) // _CELL), len(columns) - 1)
        self.post_message(self.Went(At(self._at.week, offset.y - 1, columns[place])))


_ARROWS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
