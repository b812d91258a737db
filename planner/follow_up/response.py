"""What changed by as much as matters, and what that says of the program."""

from collections.abc import Sequence
from typing import Literal

from planner.model.rules.follow_up_rules import Response
from planner.model.words_known import Presentation

Outcome = Literal[
    "too_early", "measure_first", "responder", "not_tried", "partial", "not_responding"
]
EarlyLook = Literal["good_sign", "worse", "none"]


def due_day(presentation: Presentation, pain_weeks: int | None, rules: Response) -> int:
    """The day on which a program is judged; `pain_weeks` is how long the pain has been there."""
    if presentation in rules.due_days:
        return rules.due_days[presentation]
    acute = pain_weeks is not None and pain_weeks < rules.acute_weeks
    return rules.acute_days if acute else rules.other_days


def response(
    changed: Sequence[bool | None],
    adherence_mean: float | None,
    low: float,
    day: int,
    due: int,
    rules: Response,
) -> Outcome:
    """`changed`: of each measure, whether it changed by what matters; None where one is missing."""
    known = [one for one in changed if one is not None]
    if day < due:
        return "too_early"
    if len(known) < rules.measures_least:
        return "measure_first"
    if sum(known) >= rules.measures_least:
        return "responder"
    if adherence_mean is None or adherence_mean < low:
        return "not_tried"
    return "partial" if any(known) else "not_responding"


def early_look(first: float | None, now: float | None, day: int, rules: Response) -> EarlyLook:
    """Pain alone, early on."""
    if first is None or now is None or day < rules.look_day:
        return "none"
    if first > 0 and (first - now) / first >= rules.look_drop:
        return "good_sign"
    return "worse" if now - first >= rules.look_rise else "none"
