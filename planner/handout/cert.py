"""The Consensus on Exercise Reporting Template, filled from a program as far as it says.

Slade and others, British Journal of Sports Medicine 2016; 50: 1428. What the planner cannot know
is left to fill in.
"""

from planner.handout.outline import cards_of
from planner.handout.words import Words
from planner.model.program import Program


def cert_answers(words: Words, program: Program) -> list[tuple[str, ...]]:
    """Item, question, answer."""
    cards = cards_of(program)
    things = dict.fromkeys(thing for card in cards.values() for thing in card.exercise.equipment)
    intake = program.intake
    told = {
        "1": ", ".join(words.equipment[thing] for thing in things) or words.cert_no_equipment,
        "5": words.cert_diary,
        "7a": " ".join(phase.ready_when[0] for phase in program.phases if phase.ready_when),
        "7b": words.cert_ladders,
        "8": words.cert_cards.format(count=len(cards)),
        "9": words.cert_home.format(
            weeks=intake.weeks, days=intake.days_per_week, minutes=intake.minutes_per_day
        ),
        "10": words.cert_education,
        "13": words.cert_dosage,
        "14a": words.cert_tailored,
        "14b": words.cert_how_tailored.format(
            presentation=program.title,
            irritability=intake.irritability,
            function=intake.function.replace("_", " "),
            precautions=", ".join(intake.precautions).replace("_", " ") or words.pt_none,
        ),
        "15": words.cert_start,
        "16a": words.cert_diary,
    }
    return [
        (item, question, told.get(item) or words.cert_blank)
        for item, question in words.cert_items.items()
    ]
