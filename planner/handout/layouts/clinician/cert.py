"""The Consensus on Exercise Reporting Template, filled from a program as far as it says.

Slade and others, British Journal of Sports Medicine 2016; 50: 1428. What the planner cannot know
is left to fill in.
"""

from collections.abc import Mapping

from planner.handout.layouts.clinician import words as pt
from planner.handout.layouts.clinician.intake_facts import named
from planner.handout.layouts.clinician.table import pairs_table
from planner.handout.layouts.headings import heading, labelled
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.words.card_facts import cards_of
from planner.handout.words.words import Words
from planner.model.program.program import Program

_LABEL_SHARE = 0.3


def cert_blocks(sheet: Sheet, program: Program, names: Mapping[str, str]) -> list[Block]:
    """A line an item that the program answers, then those that are yours to fill in."""
    told = _told(sheet.words, program, names)
    items = {item: f"{item} {question}" for item, question in pt.CERT_ITEMS.items()}
    answered = [labelled(sheet, f"{items[item]}:", told[item]) for item in items if item in told]
    open_ones = [(items[item], pt.CERT_BLANK) for item in items if item not in told]
    return [
        heading(sheet, pt.CERT, rank=2, before=5, bookmark=True),
        *(block._replace(space_before=0.5) for block in answered),
        *pairs_table(sheet, pt.CERT_HEAD, open_ones, _LABEL_SHARE),
    ]


def _told(words: Words, program: Program, names: Mapping[str, str]) -> dict[str, str]:
    """What the program answers, by item."""
    cards = cards_of(program)
    things = dict.fromkeys(thing for card in cards.values() for thing in card.exercise.equipment)
    intake = program.intake
    return {
        "1": ", ".join(words.paper.thing(thing) for thing in things) or pt.CERT_NO_EQUIPMENT,
        "5": pt.CERT_DIARY,
        "7a": pt.CERT_RULES,
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
            precautions=named(intake.precautions, names) if intake.precautions else pt.NONE,
        ),
        "15": pt.CERT_START,
        "16a": pt.CERT_DIARY,
    }
