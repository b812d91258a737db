"""What is said while many programs are exported, and at the end."""

import sys
from collections.abc import Callable, Iterable

from planner.cli.outcome_words import Ending, ending_of, lines_of
from planner.services.print_many import JobDone

Say = Callable[[str], None]

_WORDS: dict[Ending, str] = {
    "written": "written",
    "stopped": "stopped by a red flag",
    "open": "not written: problems are open",
    "bad": "not written",
}


def report(outcomes: Iterable[JobDone], total: int, say: Say, tell: Say) -> set[Ending]:
    """Say the name of each handout, tell all else as it comes; the endings there were."""
    counter, noted = _Counter(total), set[str]()
    names: dict[Ending, list[str]] = {ending: [] for ending in _WORDS}
    counter.show(0)
    try:
        for done, one in enumerate(outcomes, start=1):
            counter.clear()
            program, ending = one.job.program, ending_of(one.outcome)
            for line in lines_of(one.outcome, program):
                note = line.removeprefix(f"{program}: ")
                if ending != "written" or note not in noted:
                    tell(line)
                noted.add(note)
            names[ending].append(program.name)
            if not counter.live:
                tell(f"{done}/{total} {program}: {_WORDS[ending]}")
            if ending == "written":
                say(f"{one.job.order.target}")
            counter.show(done)
    finally:
        counter.clear()
    for ending, found in names.items():
        which = "" if ending == "written" else f": {', '.join(sorted(found))}"
        if found:
            tell(f"{len(found)} of {total} {_WORDS[ending]}{which}")
    return {ending for ending, found in names.items() if found}


class _Counter:
    """In a terminal, how many are done, in a line that changes."""

    def __init__(self, total: int) -> None:
        self.live = sys.stderr is not None and sys.stderr.isatty()
        self._total = total
        self._shown = ""

    def show(self, done: int) -> None:
        if self.live:
            self._shown = f"{done} of {self._total} programs"
            self._write(self._shown)

    def clear(self) -> None:
        """Take it away, so that something else can be printed."""
        if self._shown:
            self._write(f"\r{' ' * len(self._shown)}\r")
            self._shown = ""

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
