"""The passes in their order: screen, select, schedule, progress, explain."""

from dataclasses import dataclass

from planner.building.case import read_case
from planner.building.intake_check import intake_problems
from planner.building.minutes import in_words
from planner.building.passes.calendar import program_phases
from planner.building.passes.entry import enter
from planner.building.passes.explain import handed, snapshot
from planner.building.passes.gates import with_gates
from planner.building.passes.lanes import open_lanes
from planner.building.passes.restrictions import restriction_reviews
from planner.building.passes.smooth import lived
from planner.building.red_flags import Raised, answers_of
from planner.model.finding import Finding
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.program.patient_education import PatientEducation
from planner.model.program.program import LeftOut, Program


@dataclass(frozen=True)
class Built:
    """A program, or the red flags that stop it, or an intake the rules do not know."""

    program: Program | None
    raised: tuple[Raised, ...] = ()
    problems: tuple[Finding, ...] = ()
    unasked: bool = False
    """The red-flag questions were not asked: nothing is built before they are."""

    @property
    def stopped(self) -> bool:
        """A red flag stops the program, or nobody asked."""
        return self.program is None and (self.unasked or any(one.stops for one in self.raised))


def build(intake: Intake, library: Library) -> Built:
    """Build a program. The red-flag screen comes first; nothing is built past a stop."""
    library = library.for_presentation(intake.presentation)
    unknown = intake_problems(intake, library)
    if unknown:
        return Built(None, problems=unknown)
    case = read_case(intake, library)
    if not intake.screen_asked:
        return Built(None, raised=case.raised, unasked=True)
    if any(one.stops for one in case.raised):
        return Built(None, raised=case.raised)
    phases = program_phases(case)
    entered, left_out, problems = enter(case, open_lanes(case), phases)
    laid, weeks = lived(case, entered, phases)
    words: PatientEducation = handed(case)
    snapshots = snapshot(case, weeks)
    program = Program(
        title=case.template.patient_name,
        purpose=case.template.purpose,
        presentation=intake.presentation,
        intake=intake,
        minutes_counted=in_words(library.rules.dosage.time),
        reading_s=library.rules.shape.reading_s,
        phases=with_gates(case, phases, weeks, laid),
        weeks=weeks,
        exercises=snapshots,
        handed=words.model_copy(
            update={
                "walk_notes": {k: w for k, w in words.walk_notes.items() if k in snapshots},
                "card_stops": {k: w for k, w in words.card_stops.items() if k in snapshots},
            }
        ),
        left_out=_once(left_out, laid.dropped),
        screening=answers_of(intake, library.rules),
        problems=(*problems, *laid.problems),
        paper_words=library.words_of(intake.presentation),
        weaker_rules=library.weaker,
        library_version=library.version,
        clinic_version=library.clinic_version,
        restriction_reviews=restriction_reviews(case),
    )
    return Built(program, raised=case.raised)


def _once(first: tuple[LeftOut, ...], second: tuple[LeftOut, ...]) -> tuple[LeftOut, ...]:
    return tuple({(one.exercise, one.precaution): one for one in (*first, *second)}.values())
