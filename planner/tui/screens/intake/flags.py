"""Red flags: asked one by one before anything is built."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from planner.model.rules.rules import RedFlag, RedFlagAnswer, RuleBook
from planner.model.screening import NO
from planner.tui.base import PlannerScreen
from planner.tui.commands import bindings
from planner.tui.state.draft import Draft
from planner.tui.state.therapist import remember_therapist, therapist
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.title_bar import TitleBar

Mode = Literal["begin", "ask", "choose", "confirm", "rest"]
"""begin: who asks. choose: which answer. confirm: one that stops. rest: no to all that are left."""


@dataclass(frozen=True)
class Answers:
    """What was answered so far, and by whom it was asked."""

    flags: tuple[tuple[str, str], ...]
    """Flag and "no", or the key of the answer, in the order of the questions."""
    at_once: tuple[str, ...]
    """Flags answered with "no to all that are left"."""
    by: str


_DEAD_KEYS: dict[Mode, tuple[str, ...]] = {
    "begin": ("no", "yes", "before"),
    "choose": ("no", "yes"),
    "confirm": ("no", "yes"),
    "rest": ("no", "yes"),
}
"""What is no answer while something else is asked: letters are typed then, or mean nothing."""


class FlagsScreen(PlannerScreen[bool]):
    """Dismissed with True when every question is answered. Each answer is told at once."""

    WHERE = "flags"
    BINDINGS = bindings("flags")
    QUIET_S: ClassVar = 0.35
    """A letter answers only after this long without a key: what was typed ahead, or a key that is
    held down, answers nothing."""

    def __init__(self, draft: Draft, rules: RuleBook, answered: Callable[[Answers], None]) -> None:
        super().__init__()
        self._patient = draft.name.strip()
        self._by = draft.screened_by
        self._flags = tuple(rules.red_flags.values())
        self._actions = rules.actions
        self._answers = dict(draft.flags)
        self._at_once = set(draft.flags_at_once)
        self._tell = answered
        self._at = self._first()
        self._mode: Mode = "begin"
        self._chosen: RedFlagAnswer | None = None
        """The answer that waits for its confirmation."""
        self._last_key_s = monotonic()
        self._too_quick = False

    def compose(self) -> ComposeResult:
        """The question large, the way to answer, what is left."""
        yield TitleBar(f"Red flags - {self._patient}")
        with Vertical(id="flags"):
            yield Static(id="flag-theme", markup=False)
            with Vertical(id="flag-box"):
                yield Static(id="flag-question", markup=False)
                yield OptionList(id="flag-answers", compact=True, markup=False)
                with Horizontal(id="flag-asker", classes="form-row"):
                    yield Label("Asked by", classes="form-label")
                    yield Input(
                        self._by,
                        "your name; printed on the therapist's copy",
                        id="asked-by",
                        compact=True,
                        max_length=120,
                        select_on_focus=False,
                    )
            yield Static(id="flag-keys", markup=False)
            with VerticalScroll(id="flag-left-scroll", can_focus=False):
                yield Static(id="flag-left", markup=False)
        yield KeyBar("flags", lines=1)

    def on_mount(self) -> None:
        """Who asks, as it was said last; then the first question that has no answer yet."""
        asked_by = self.query_one("#asked-by", Input)
        if not self._by:
            asked_by.value = therapist(self.planner.memory, self.planner.workspace)
            asked_by.select_on_focus = True  # who types another name types it over this one
        self._show()

    def on_resize(self) -> None:
        """The list of themes follows the width."""
        self._show()

    def _first(self) -> int:
        """The first without an answer, else the first that is positive, else the first."""
        given = [self._answers.get(flag.id, "") for flag in self._flags]
        if "" in given:
            return given.index("")
        return next((i for i, answer in enumerate(given) if answer != NO), 0)

    @property
    def _flag(self) -> RedFlag:
        return self._flags[self._at]

    @property
    def _left(self) -> list[RedFlag]:
        return [flag for flag in self._flags if flag.id not in self._answers]

    def _show(self) -> None:
        flag, begins = self._flag, self._mode == "begin"
        self.query_one(TitleBar).state = (
            f"{len(self._flags)} questions" if begins else f"{self._at + 1} of {len(self._flags)}"
        )
        self.query_one("#flag-theme", Static).update("" if begins else flag.theme)
        self.query_one("#flag-question", Static).update(self._question())
        self.query_one("#flag-answers", OptionList).display = self._mode == "choose"
        self.query_one("#flag-asker").display = begins
        self.query_one("#flag-keys", Static).update(self._keys())
        self.query_one("#flag-left", Static).update(self._overview())
        self.query_one(KeyBar).leave_out(*_DEAD_KEYS.get(self._mode, ()))
        if begins:
            self.query_one("#asked-by", Input).focus()
        elif self._mode != "choose":
            self.set_focus(None)

    def _question(self) -> str:
        if self._mode == "begin":
            return (
                f"Ask {self._patient or 'the patient'} these {len(self._flags)} questions now. "
                "Nothing is built before each has its answer."
            )
        if self._mode == "rest":
            return (
                f"You asked {self._patient or 'the patient'} each of the {len(self._left)} "
                "questions that are left, and each answer was no?"
            )
        return self._flag.question.strip()

    def _keys(self) -> Content:
        if self._mode == "begin":
            return Content.styled("Enter begins.", "$text-muted")
        if self._mode == "choose":
            return Content.styled(
                "Which of these? Its number or Enter takes it, Backspace goes back.", "$text-muted"
            )
        if self._mode == "rest":
            return Content.styled("Enter: yes, all asked, all no. Backspace: go on asking.", "bold")
        if self._mode == "confirm" and self._chosen is not None:
            return Content.assemble(
                (f"Yes - {self._chosen.text}. ", "bold $text-error"),
                (f"{self._actions[self._chosen.action].strip()} ", "$text-error"),
                ("Enter confirms it, Backspace goes back.", "bold"),
            )
        given = self._answers.get(self._flag.id)
        parts = [("n", "No", given == NO), ("y", "Yes", given not in (None, NO))]
        shown = [
            Content.assemble(
                (f" {key} ", "bold reverse"),
                (f" {word}", "bold" if on else ""),
                " (said)" if on else "",
            )
            for key, word, on in parts
        ]
        if self._too_quick:
            shown.append(
                Content.styled("Too quick to be an answer; read it, then press.", "$text-muted")
            )
        return Content("     ").join(shown)

    def _overview(self) -> Content:
        """Every theme with its answer: what "no to all" would confirm is in plain sight."""
        left = self._left
        head = "What is asked:" if self._mode == "begin" else f"{len(left)} are left:"
        if self._mode == "ask":
            head = (
                f"a  No to the {len(left)} that are left - only when you have asked them:"
                if left
                else "All are answered. Enter goes on; n or y changes this one."
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
        mark = "  " if given is None else ("- " if given == NO else "! ")
        pointer = ">" if index == self._at and self._mode != "begin" else " "
        text = Content(f"{pointer}{mark}{flag.theme}").truncate(width - 2, ellipsis=True, pad=False)
        style = "" if given is None else ("$text-muted" if given == NO else "bold $text-error")
        text = text.stylize("bold" if pointer == ">" else style)
        return text.pad_right(max(0, width - text.cell_length))

    # answering

    def on_key(self, event: Key) -> None:
        """A digit takes the answer of that number."""
        if self._mode == "choose" and event.character and event.character in "123456789":
            number = int(event.character)
            if number <= len(self._flag.answers):
                event.stop()
                self._take(self._flag.answers[number - 1])

    def _quick(self) -> bool:
        """Whether a key comes too soon after the last one to be an answer."""
        now = monotonic()
        quick = now - self._last_key_s < self.QUIET_S
        self._last_key_s = now
        self._too_quick = quick
        if quick:
            self.query_one("#flag-keys", Static).update(self._keys())
        return quick

    def _go(self, mode: Mode) -> None:
        self._mode = mode
        self._last_key_s = monotonic()
        self._too_quick = False
        self._show()

    def _answer(self, key: str) -> None:
        """Keep it, then the next question without an answer; when none is left, done."""
        was_open = self._flag.id not in self._answers
        self._answers[self._flag.id] = key
        self._at_once.discard(self._flag.id)
        self._told()
        left = [i for i, flag in enumerate(self._flags) if flag.id not in self._answers]
        if left:
            self._at = next((i for i in left if i > self._at), left[0])
        elif was_open or self._at == len(self._flags) - 1:
            self.dismiss(True)
            return
        else:
            self._at += 1
        self._go("ask")

    def _told(self) -> None:
        given = [(one.id, self._answers[one.id]) for one in self._flags if one.id in self._answers]
        at_once = tuple(one.id for one in self._flags if one.id in self._at_once)
        self._tell(Answers(tuple(given), at_once, self._by))

    @on(Input.Submitted, "#asked-by")
    def _begun(self, event: Input.Submitted) -> None:
        self._by = event.value.strip()
        if self._by:
            remember_therapist(self.planner.memory, self._by)
        self._go("ask")

    def action_no(self) -> None:
        """No."""
        if self._mode == "ask" and not self._quick():
            self._answer(NO)

    def action_yes(self) -> None:
        """Yes: the only answer, or the list of answers."""
        if self._mode != "ask" or self._quick():
            return
        answers = self._flag.answers
        if len(answers) == 1:
            self._take(answers[0])
            return
        self._go("choose")
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
        self._take(next(one for one in self._flag.answers if one.key == event.option.id))

    def _take(self, answer: RedFlagAnswer) -> None:
        """An answer; one that stops the program is confirmed first."""
        if answer.action == "caution":
            self._answer(answer.key)
        else:
            self._chosen = answer
            self._go("confirm")

    def action_go_on(self) -> None:
        """Confirm what waits to be confirmed; on to the program when all are answered."""
        if self._mode == "confirm" and self._chosen is not None:
            self._answer(self._chosen.key)
        elif self._mode == "rest":
            for flag in self._left:
                self._answers[flag.id] = NO
                self._at_once.add(flag.id)
            self._told()
            self.dismiss(True)
        elif self._mode == "ask" and not self._left:
            self.dismiss(True)

    def action_before(self) -> None:
        """The question before, or away from what was asked."""
        if self._mode == "ask":
            self._at = max(0, self._at - 1)
        if self._mode != "begin":
            self._go("ask")

    def action_after(self) -> None:
        """The next question, as far as they were answered."""
        if self._flag.id in self._answers and self._mode == "ask":
            self._at = min(len(self._flags) - 1, self._at + 1)
            self._go("ask")

    def action_none_left(self) -> None:
        """No to every question that has no answer yet, once that was confirmed."""
        if self._mode == "ask" and self._left and not self._quick():
            self._go("rest")

    def action_back(self) -> None:
        """To the intake; the answers are kept."""
        self.dismiss(False)
