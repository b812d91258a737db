"""Something that is not as it should be, as a value: where it is, what it is, what to do."""

from typing import Literal

from planner.model.base import Model

Severity = Literal["problem", "advice"]


class Problem(Model):
    """One thing a person should know about a file, a program or an edit."""

    message: str
    """What is the matter, in one sentence."""
    advice: str = ""
    """What to do about it."""
    file: str = ""
    """The file it stands in, if it stands in a file."""
    line: int | None = None
    """The line in that file, from 1."""
    where: str = ""
    """The place in the data: "weeks 3-4 / A / hinge", "exercises.2.steps"."""
    code: str = ""
    """The code of the rule, where this is a finding about a program."""
    severity: Severity = "problem"
    """problem: must be mended or overridden. advice: worth a look."""

    def __str__(self) -> str:
        place = self.file + (f":{self.line}" if self.file and self.line else "")
        text = f"{self.where}: {self.message}" if self.where else self.message
        full = f"{text} {self.advice}".rstrip()
        return _one_line(f"{place}: {full}" if place else full)


def _one_line(text: str) -> str:
    """Without line breaks and control characters, whatever a file had in it."""
    return "".join(character if character.isprintable() else " " for character in text)
