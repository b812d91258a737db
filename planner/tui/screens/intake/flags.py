"""Red flags: asked one by one before anything is built."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from planner.model.rules.rules import RedFlag, RuleBook
from planner.tui.base import PlannerScreen
from planner.tui.commands import bindings
from planner.tui.state.draft import Draft
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.title_bar import TitleBar

Answers = tuple[tuple[str, str], ...]
"""Flag and "no", or the key of the answer, in the order asked."""


class FlagsScreen(PlannerScreen[bool]):
    """Dismissed with True when every question is answered. Each answer is told at once."""

    WHERE = "flags"
    BINDINGS = bindings("flags")

    def __init__(self, draft: Draft, rules: RuleBook, answered: Callable[[Answers], None]) -> None:
        super().__init__()
        self._patient = draft.name.strip()
        self._flags = tuple(rules.red_flags.values())
        self._answers = dict(draft.flags)
        self._tell = answered
        self._at = self._first()
        self._choosing = False
        """Yes was said and the answers are shown."""

    def compose(self) -> ComposeResult:
        """The question large, the way to answer, what is left."""
        yield TitleBar(f"Red flags - {self._patient}")
        with Vertical(id="flags"):
            yield Static(id="flag-theme", markup=False)
            with Vertical(id="flag-box"):
                yield Static(id="flag-question", markup=False)
                yield OptionList(id="flag-answers", compact=True, markup=False)
            yield Static(id="flag-keys", markup=False)
            with VerticalScroll(id="flag-left-scroll", can_focus=False):
                yield Static(id="flag-left", markup=False)
        yield KeyBar("flags", lines=1)

    def on_mount(self) -> None:
        """The first question that has no answer yet."""
        self._show()

    def on_resize(self) -> None:
        """The list of themes follows the width."""
        self._show()

    def _first(self) -> int:
        """The first without an answer, else the first that is positive, else the first."""
        given = [self._answers.get(flag.id, "") for flag in self._flags]
        if "" in given:
            return given.index("")
        return next((i for i, answer in enumerate(given) if answer != "no"), 0)

    @property
    def _flag(self) -> RedFlag:
        return self._flags[self._at]

    def _show(self) -> None:
        flag = self._flag
        self.query_one(TitleBar).state = f"{self._at + 1} of {len(self._flags)}"
        self.query_one("#flag-theme", Static).update(flag.theme)
        self.query_one("#flag-question", Static).update(flag.question.strip())
        answers = self.query_one("#flag-answers", OptionList)
        answers.display = self._choosing
        self.query_one("#flag-keys", Static).update(self._keys())
        self.query_one("#flag-left", Static).update(self._overview())
        if not self._choosing:
            self.set_focus(None)

    def _keys(self) -> Content:
        if self._choosing:
            return Content.styled("Which of these? Enter takes it, Backspace goes back.", "dim")
        given = self._answers.get(self._flag.id)
        parts = [("n", "No", given == "no"), ("y", "Yes", given not in (None, "no"))]
        shown = [
            Content.assemble(
                (f" {key} ", "bold reverse"),
                (f" {word}", "bold" if on else ""),
                " (said)" if on else "",
            )
            for key, word, on in parts
        ]
        return Content("     ").join(shown)

    def _overview(self) -> Content:
        """Every theme with its answer: what "no to all" would confirm is in plain sight."""
        left = [flag for flag in self._flags if flag.id not in self._answers]
        head = (
            f"a  No to the {len(left)} that are left - only when you have asked them:"
            if left
            else "All are answered. n or y changes this one."
        )
        width = max(20, self.size.width - 6)
        columns = 3 if width >= 120 else 2
        cell = width // columns
        count = -(-len(self._flags) // columns)
        lines = [Content.styled(head, "bold")]
        for row in range(count):
            parts = []
            for column in range(columns):
                index = column * count + row
                if index < len(self._flags):
                    parts.append(self._theme(index, cell))
            lines.append(Content.assemble(*parts))
        return Content("\n").join(lines)

    def _theme(self, index: int, width: int) -> Content:
        flag = self._flags[index]
        given = self._answers.get(flag.id)
        mark = "  " if given is None else ("- " if given == "no" else "! ")
        pointer = ">" if index == self._at else " "
        text = Content(f"{pointer}{mark}{flag.theme}").truncate(width - 2, ellipsis=True, pad=False)
        style = "" if given is None else ("dim" if given == "no" else "bold $text-error")
        text = text.stylize("bold" if index == self._at else style)
        return text.pad_right(max(0, width - text.cell_length))

    # answering

    def _answer(self, key: str) -> None:
        """Keep it, then the next question without an answer; when none is left, done."""
        was_open = self._flag.id not in self._answers
        self._answers[self._flag.id] = key
        self._choosing = False
        self._told()
        left = [i for i, flag in enumerate(self._flags) if flag.id not in self._answers]
        if left:
            self._at = next((i for i in left if i > self._at), left[0])
        elif was_open or self._at == len(self._flags) - 1:
            self.dismiss(True)
            return
        else:
            self._at += 1
        self._show()

    def _told(self) -> None:
        order = [flag.id for flag in self._flags]
        pairs = sorted(self._answers.items(), key=lambda pair: order.index(pair[0]))
        self._tell(tuple(pairs))

    def action_no(self) -> None:
        """No."""
        self._answer("no")

    def action_yes(self) -> None:
        """Yes: the only answer, or the list of answers."""
        answers = self._flag.answers
        if len(answers) == 1:
            self._answer(answers[0].key)
            return
        self._choosing = True
        self._show()
        options = self.query_one("#flag-answers", OptionList)
        options.clear_options()
        options.add_options(
            Option(f"{number}. {answer.text}", id=answer.key)
            for number, answer in enumerate(answers, 1)
        )
        options.highlighted = 0
        options.focus()

    @on(OptionList.OptionSelected, "#flag-answers")
    def _answer_chosen(self, event: OptionList.OptionSelected) -> None:
        self._answer(str(event.option.id))

    def action_before(self) -> None:
        """The question before, or away from the answers."""
        if self._choosing:
            self._choosing = False
        else:
            self._at = max(0, self._at - 1)
        self._show()

    def action_after(self) -> None:
        """The next question, as far as they were answered."""
        if self._flag.id in self._answers and not self._choosing:
            self._at = min(len(self._flags) - 1, self._at + 1)
            self._show()

    def action_none_left(self) -> None:
        """No to every question that has no answer yet."""
        for flag in self._flags:
            self._answers.setdefault(flag.id, "no")
        self._told()
        self.dismiss(True)

    def action_back(self) -> None:
        """To the intake; the answers are kept."""
        self.dismiss(False)
