"""What a line says, put into the form: it adds to lists, and leaves alone what it does not say."""

from dataclasses import replace
from typing import Any

from planner.building.quick_line import QuickLine
from planner.tui.state.draft import Draft

_TEXTS = {
    "weeks": "weeks",
    "days_per_week": "days",
    "minutes_per_day": "minutes",
    "usual_pain": "usual_pain",
}
_CHOICES = (
    *("name", "presentation", "secondary", "irritability", "function", "language"),
    *("symptom_side", "lowest_point"),
)
_LISTS = ("precautions", "findings", "equipment")


def filled(draft: Draft, found: QuickLine, this_year: int) -> Draft:
    """The form with what was said."""
    said, values = found.said, dict[str, Any]()
    values |= {field: str(said[name]) for name, field in _TEXTS.items() if name in said}
    values |= {name: said[name] for name in _CHOICES if name in said}
    for name in _LISTS:
        more = said.get(name, ())
        if isinstance(more, tuple) and more:
            values[name] = tuple(dict.fromkeys((*getattr(draft, name), *more)))
    goals = said.get("goals")
    if isinstance(goals, tuple):
        values["goals"] = "; ".join(filter(None, (draft.goals.strip(), *goals)))
    born = found.birth_year(this_year)
    if born is not None:
        values["birth_year"] = str(born)
    if "function" in said:
        values["function_chosen"] = True
    if said.get("large_print"):
        values["print_size"] = "large"
    if said.get("recovered"):
        values["recovered"] = "yes"
    return replace(draft, **values)
