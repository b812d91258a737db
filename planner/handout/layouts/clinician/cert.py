"""The Consensus on Exercise Reporting Template, filled from a program as far as it says.

Slade and others, British Journal of Sports Medicine 2016; 50: 1428. What the planner cannot know
is left to fill in.
"""

from planner.handout.layouts.clinician import words as pt
from planner.handout.words.card_facts import cards_of
from planner.handout.words.words import Words
from planner.model.program.program import Program


def cert_answers(words: Words, program: Program) -> list[tuple[str, ...]]:
    """Item, question, answer."""
    cards = cards_of(program)
    things = dict.fromkeys(thing for card in cards.values() for thing in card.exercise.equipment)
    intake = program.intake
    told = {
        "1": ", ".join(words.equipment[thing] for thing in things) or pt.CERT_NO_EQUIPMENT,
        "5": pt.CERT_DIARY,
        "7a": " ".join(phase.ready_when[0] for phase in program.phases if phase.ready_when),
        "7b": pt.CERT_LADDERS,
        "8": pt.CERT_CARDS.format(count=len(cards)),
        "9": pt.CERT_HOME.format(
            weeks=intake.weeks, days=intake.days_per_week, minutes=intake.minutes_per_day
        ),
        "10": pt.CERT_EDUCATION,
        "13": pt.CERT_DOSAGE,
        "14a": pt.CERT_TAILORED,
        "14b": pt.CERT_HOW_TAILORED.format(
            presentation=program.title,
            irritability=intake.irritability,
            function=intake.function.replace("_", " "),
            precautions=", ".join(intake.precautions).replace("_", " ") or pt.NONE,
        ),
        "15": pt.CERT_START,
        "16a": pt.CERT_DIARY,
    }
    return [
        (item, question, told.get(item) or pt.CERT_BLANK)
        for item, question in pt.CERT_ITEMS.items()
    ]
