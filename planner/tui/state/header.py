"""The header of a program as it is typed: who it is for, how long, how often, what for."""

from planner.model.intake import Intake
from planner.tui.state.draft import Draft
from planner.tui.state.draft_intake import mistakes
from planner.tui.state.limits import limits, whole_number

FIELDS = ("name", "birth_year", "weeks", "days", "minutes", "goals")
"""Those of the intake that stand in the header."""


def header_mistakes(draft: Draft, this_year: int) -> dict[str, str]:
    """What is wrong, by field; a light week that the program would not have is one of the weeks."""
    weeks, wrong = whole_number(draft.weeks, *limits(Intake, "weeks"))
    if wrong:
        return {"weeks": wrong}
    found = mistakes(draft, this_year, weeks or 0)
    if "light_week" in found:
        found.setdefault("weeks", f"The light week is week {draft.light_week}.")
    return {field: wrong for field, wrong in found.items() if field in FIELDS}


def with_header(intake: Intake, draft: Draft) -> Intake:
    """The intake with what stands in the header; the draft has no mistakes."""
    year = draft.birth_year.strip()
    patient = {"name": " ".join(draft.name.split()), "birth_year": int(year) if year else None}
    return Intake.model_validate(
        {
            **intake.model_dump(),
            "patient": {**intake.patient.model_dump(), **patient},
            "weeks": int(draft.weeks),
            "days_per_week": int(draft.days),
            "minutes_per_day": int(draft.minutes),
            "goals": draft.goal_list,
        }
    )
