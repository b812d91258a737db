"""A proposal is taken otherwise: another dose, another exercise, other minutes."""

from functools import partial
from typing import TYPE_CHECKING

from planner.building.edit import alternatives
from planner.building.rows import rows
from planner.model.follow_up.proposal import Proposal
from planner.services.visits import Prepared
from planner.tui.dialogs.dosage import DosageDialog
from planner.tui.dialogs.pick import PickDialog
from planner.tui.dialogs.type_in import TypeDialog
from planner.tui.state.limits import whole_number
from planner.tui.words.exercise_words import brief_text
from planner.tui.words.picks import Pick, narrowed

if TYPE_CHECKING:
    from planner.tui.base import PlannerScreen, T

_SWAPS = ("swap", "rung_down")
_LEAST, _MOST = 5, 120


async def edited(
    screen: "PlannerScreen[T]", prepared: Prepared, one: Proposal
) -> Proposal | str | None:
    """The proposal as it is taken; a sentence where it has nothing to edit; None: left as it is.

    Run it in a worker: it asks and waits.
    """
    if one.action == "fit":
        return await _minutes(screen, one)
    row = next((row for row in rows(prepared.at.program) if row.slot == one.slot), None)
    at = prepared.at
    if row is None or row.last < at.next_week:
        return "There is no dose in this one: accept or decline it."
    if one.action in _SWAPS:
        picks = [
            Pick(
                each.exercise.id,
                each.exercise.patient_name,
                each.reason,
                each.exercise.name,
                detail=partial(brief_text, each.exercise, at.library),
            )
            for each in alternatives(at.program, at.library, row, at.next_week)
            if not each.against
        ]
        dialog = PickDialog(f"In the place of {row.slot}", partial(narrowed, picks))
        key = await screen.app.push_screen_wait(dialog)
        if key is None:
            return None
        return one.model_copy(update={"alternative": key, "action": "swap", "item": None})
    item = one.item or row.near(at.next_week).item
    exercise = at.program.exercises.get(item.exercise) or at.library.exercises[item.exercise]
    ask = DosageDialog(
        exercise,
        item,
        at.program.intake.weight_unit,
        f"{row.slot}, from week {at.next_week} on",
        lambda changes: "It is shown in the difference." if changes else "",
    )
    changes = await screen.app.push_screen_wait(ask)
    if not changes:
        return None
    return one.model_copy(update={"item": item.model_copy(update=dict(changes))})


async def _minutes(screen: "PlannerScreen[T]", one: Proposal) -> Proposal | str | None:
    text = f"Minutes a day from now on, {_LEAST} to {_MOST}."
    said = await screen.app.push_screen_wait(TypeDialog("Minutes", text, str(one.minutes or "")))
    if said is None:
        return None
    number, wrong = whole_number(said, _LEAST, _MOST)
    if number is None:
        return wrong
    numbers = {**one.numbers, "minutes": str(number)}
    return one.model_copy(update={"minutes": number, "numbers": numbers})
