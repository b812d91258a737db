"""The answers to a published form, in words."""

from textual.content import Content

from planner.follow_up.measures import UNKNOWN, total_of
from planner.model.rules.measure_rules import PublishedForm

_A_LINE = 12


def form_head(form: PublishedForm, answers: str) -> str:
    """Its name, and how far it is: the total only where none is open."""
    total, open_ = total_of(answers, len(form.items)), answers.count(UNKNOWN)
    said = f"{open_} open, no total yet" if total is None else f"total {total} of {len(answers)}"
    return f"{form.title}: {said}"


def form_marks(answers: str, at: int) -> Content:
    """All the answers by their numbers, so many on a line."""
    marks = [
        Content.styled(f"{n + 1:>3}{' ' if one == UNKNOWN else one}", "reverse" if n == at else "")
        for n, one in enumerate(answers)
    ]
    lines = (marks[first : first + _A_LINE] for first in range(0, len(marks), _A_LINE))
    return Content("\n").join(Content(" ").join(line) for line in lines)
