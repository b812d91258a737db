"""Safety words that the rules give this patient and the program does not hold."""

from collections.abc import Iterator

from planner.building.passes.explain import nerve_safety_net, precaution_notes
from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "unsaid"


def find(subject: Subject) -> Iterator[Finding]:
    """Each that is missing; it cannot be put in by hand, only by building again."""
    for cause, missing in _missing(subject):
        yield Finding(
            rule=subject.rule(CODE),
            place=Place(field="handed"),
            cause=cause,
            message=f"the program does not say {missing}.",
            advice="Build it again from the intake.",
        )


def _missing(subject: Subject) -> Iterator[tuple[str, str]]:
    program, case = subject.program, subject.case
    said = program.handed
    if precaution_notes(case) and not said.notes:
        yield "notes", "what a precaution asks of the patient"
    if nerve_safety_net(case) and not said.nerve_safety_net:
        yield "nerve", "the emergency text for nerve pain"
    asked, of_region = program.paper_words, case.library.words_of(program.presentation)
    for sign, question in (of_region["en"].signs if asked and of_region else {}).items():
        if sign not in asked["en"].signs:
            yield f"sign_{sign}", f'what the diary asks each week: "{question}"'
    gate = case.gate_phase
    if gate is not None:
        open_phases = [one.number for one in program.phases if not one.needs_clearance]
        if any(number >= gate for number in open_phases):
            yield "clearance", f"that phase {gate} and later wait for a clearance"
