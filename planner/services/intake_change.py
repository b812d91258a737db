"""The intake of a program is changed: what stays, what is planned anew, what no longer fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.follow_up.adapt import Adapted, adapt
from planner.follow_up.replan import changes_no_week, replanned, with_words_of
from planner.services.plan import with_languages

if TYPE_CHECKING:
    from planner.model.program.program import Program
    from planner.services.ports import Clock, Sources


def change_intake(
    program: Program, made: Program, next_week: int, sources: Sources, clock: Clock
) -> Adapted:
    """The program for the intake that `made` was built from.

    A name, a year, goals, the language or the usual pain change no week. Anything else plans the
    weeks anew from `next_week` on: those that were lived stay, edits by hand are put again, and
    those that no longer fit are listed. Raises LibraryUnusable.
    """
    library, intake = sources.library, made.intake
    if changes_no_week(program.intake, intake):
        found = Adapted(with_words_of(program, library, intake, next_week))
    elif 1 < next_week <= min(len(program.weeks), len(made.weeks)):
        found = adapt(program, library, next_week, (), None, intake)
    else:
        anew = replanned(program, library, intake, 1)
        found = Adapted(anew.program, anew.unfit)
    if found.program.intake.patient != intake.patient:
        return found  # nothing could be planned: as it was
    handed = found.program.handed.model_copy(update={"topics": made.handed.topics})
    said = {"intake": intake, "screening": made.screening, "handed": handed}
    if len(found.program.weeks) != intake.weeks:
        said["intake"] = intake.model_copy(update={"weeks": len(found.program.weeks)})
    whole = with_languages(found.program.model_copy(update=said), sources, clock)
    return Adapted(whole, found.unfit)
