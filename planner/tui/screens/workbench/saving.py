"""The workbench: what is changed is saved by a thread; a busy store stops no key."""

from asyncio import Lock
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar, assert_never

from textual import on
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from planner.model.screening import Screened
from planner.services.edit_outcomes import (
    AgainstRules,
    Done,
    EditOutcome,
    NothingThere,
    NotSaved,
    Overtaken,
    Refused,
    Saved,
    SaveOutcome,
    Turned,
    TurnOutcome,
    Unchanged,
)
from planner.services.editing import EditSession
from planner.tui.dialogs.conflict import ConflictDialog
from planner.tui.screens.workbench.in_turn import in_turn
from planner.tui.screens.workbench.view import WorkbenchView, key_of, sentence
from planner.tui.state.place import ScreenPlace

AGAIN_AFTER_S = 2.0
"""What could not be saved is tried again this long after."""

T = TypeVar("T")


class WorkbenchSaving(WorkbenchView):
    """Takes the outcome of a change, shows it and has it saved."""

    @dataclass
    class SaveEnded(Message):
        """A thread has tried to save."""

        outcome: SaveOutcome

    def __init__(self, editing: EditSession, place: ScreenPlace, notice: str = "") -> None:
        super().__init__(editing, place, notice)
        self.turn = Lock()
        self.paused = False
        """An action asks something, or waits for the store."""
        self._saving = False
        """A thread is at it."""
        self._trouble = ""
        """Why the last try failed; empty when it did not."""
        self._again: Timer | None = None

    @property
    def waits(self) -> bool:
        """A key is being done; with a dialog over it, this is not the screen that is asked."""
        return self.turn.locked()

    @contextmanager
    def pausing(self) -> Iterator[None]:
        """Keys go on meanwhile: to the dialog, or they are held."""
        before, self.paused = self.paused, True
        try:
            yield
        finally:
            self.paused = before

    async def ask(self, dialog: Screen[T]) -> T | None:
        """What a dialog is dismissed with."""
        with self.pausing():
            return await self.app.push_screen_wait(dialog)

    def on_unmount(self) -> None:
        """No timer outlives the screen."""
        super().on_unmount()
        if self._again is not None:
            self._again.stop()

    def saved_words(self) -> tuple[str, bool]:
        """Whether it is saved, and whether that is an alarm."""
        if self.editing.saved:
            return "saved", False
        return ("NOT SAVED", True) if self._trouble else ("saving ...", False)

    def took(self, outcome: EditOutcome, done: str = "") -> bool:
        """Show what became of a change and have it saved; whether it was made."""
        match outcome:
            case Done():
                self.say(done)
                self.show_program(self.row.key if self.row else None)
                self.call_after_refresh(self.save_soon)  # the thread would be in the frame's way
                return True
            case Unchanged():
                self.say("Nothing changed.")
            case Refused(why=why):
                self.say(sentence(why), bad=True)
            case AgainstRules():
                self.say("Rules leave this exercise out; it needs a reason.", bad=True)
            case _:
                assert_never(outcome)
        return False

    def flags_raised(self, positive: tuple[str, ...], screened: Screened) -> None:
        """Red flags were answered while the intake is open over this screen."""
        self.took(self.editing.raise_flags(positive, screened), "A red flag was answered; saved.")

    def save_soon(self) -> None:
        """Have a thread save what is not saved."""
        if not self._saving and not self.editing.saved:
            self._saving = True
            self.planner.keep_place()
            self.run_worker(self._save, thread=True, group="save")

    def _save(self) -> None:
        """What is called saved opens again at its cell too."""
        outcome = self.editing.save()
        self.planner.memory.keep_place()
        self.post_message(self.SaveEnded(outcome))

    @on(SaveEnded)
    async def _save_ended(self, message: SaveEnded) -> None:
        self._saving = False
        match message.outcome:
            case Saved():
                if self._trouble:
                    self.say("It is saved now.")
                self._trouble = ""
                self.save_soon()  # what was changed meanwhile
            case NotSaved(why=why):
                if why != self._trouble:
                    self.say(f"Not saved; it is kept here. {sentence(why)}", bad=True)
                self._trouble = why
                self._again = self.set_timer(AGAIN_AFTER_S, self.save_soon)
            case Overtaken():
                await self.settle()
            case _:
                assert_never(message.outcome)
        self.show_title()

    async def at_store(self, act: Callable[[], T]) -> T:
        """The answer of the store, without keeping the screen from being drawn."""
        worker = self.run_worker(act, thread=True, group="store")
        with self.pausing():
            answer: T = await worker.wait()
        return answer

    async def saved_now(self) -> SaveOutcome:
        """Save, and wait for it; a conflict is asked about and settled."""
        outcome = await self.at_store(self.editing.save)
        if isinstance(outcome, Overtaken):
            await self._ask_which(outcome)
        elif isinstance(outcome, NotSaved):
            self._trouble = outcome.why
            self.say(f"Not saved; it is kept here. {sentence(outcome.why)}", bad=True)
        else:
            self._trouble = ""
        self.show_title()
        return outcome

    @in_turn
    async def settle(self) -> None:
        """Two windows changed one program: ask which is kept."""
        await self.saved_now()

    async def _ask_which(self, conflict: Overtaken) -> None:
        choice = await self.ask(ConflictDialog(sentence(conflict.why)))
        newer = choice == "newer"
        act = self.editing.take_newer if newer else self.editing.keep_copy
        outcome = await self.at_store(act)
        if isinstance(outcome, NotSaved):
            self.say(sentence(outcome.why), bad=True)
        elif newer:
            self.say("This is the newer one. Yours was not kept.")
        else:
            self.say("Yours is kept as a program of its own, beside the newer one.")
        self.show_program(self.row.key if self.row else None)
        self.planner.keep_place()

    async def turned(
        self,
        here: Callable[[], Turned | None],
        turn: Callable[[], TurnOutcome],
        done: str,
        word: str,
    ) -> None:
        """Undo or redo, at once if it was made here, and show what became of it."""
        at_once = here()
        outcome: TurnOutcome = await self.at_store(turn) if at_once is None else at_once
        match outcome:
            case Turned(label=label, key=key, saved=saved):
                self.say(f"{done}: {label}.")
                if isinstance(saved, Saved):
                    self._trouble = ""
                self.show_program(key_of(key))
                self.call_after_refresh(self.save_soon)
            case NothingThere():
                self.say(f"There is nothing to {word}.")
            case NotSaved(why=why):
                self.say(sentence(why), bad=True)
            case Overtaken():
                await self._ask_which(outcome)
            case _:
                assert_never(outcome)
