"""Page 1, the plan at a glance: who, what for, the days, the pain lights."""

from planner.handout.layouts.beside import beside
from planner.handout.layouts.booklet.call import call_blocks
from planner.handout.layouts.booklet.say_back import say_back_block
from planner.handout.layouts.brand import LOGO_PT, clinic_block, logo_block
from planner.handout.layouts.headings import (
    LIST_DISC,
    Bullets,
    bullet_block,
    heading,
    labelled,
    text,
)
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block, together, two_together
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import light, panel, tick_box
from planner.handout.typeset.styles import (
    ACCENT,
    GLANCE,
    HEADING,
    PATIENT,
    PURPOSE,
    SMALL,
    STRONG,
    TITLE,
)
from planner.handout.typeset.text_block import TextBlock, column_height, draw_column
from planner.handout.words.card_facts import cards_of
from planner.handout.words.typed_language import typed_in
from planner.model.program.patient_education import PatientEducation
from planner.model.program.program import Program
from planner.model.rules.pain import Light

_BESIDE_CHARACTERS = 220
"""More goals than this are set across the page."""


def glance_blocks(sheet: Sheet, program: Program, made_on: str = "") -> list[Block]:
    """Whose plan it is, what for, and what each day holds."""
    return [
        head_block(sheet, program, made_on),
        _goals_and_days(sheet, program),
        *_goals_apart(sheet, program),
    ]


def safety_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """The pain lights, when to step back, when to get help."""
    return [
        *note_blocks(sheet, program),
        *light_blocks(sheet, program),
        *_step_blocks(sheet, program.handed),
        *call_blocks(sheet, program.handed),
        say_back_block(sheet),
    ]


def _goals_apart(sheet: Sheet, program: Program) -> list[Block]:
    """Goals that do not stand beside the days: across the page, each a block of its own."""
    if not program.intake.goals or _goals_beside(sheet, program):
        return []
    goals = [
        bullet_block(sheet, goal, "goals", typed_in(sheet.words, goal))
        for goal in program.intake.goals
    ]
    return [heading(sheet, sheet.words.goals, rank=2), *two_together(goals)]


def _goals_beside(sheet: Sheet, program: Program) -> bool:
    goals = program.intake.goals
    short = sum(len(goal) for goal in goals) <= _BESIDE_CHARACTERS
    return bool(goals) and short and not sheet.stacked


def _step_blocks(sheet: Sheet, handed: PatientEducation) -> list[Block]:
    """When each exercise moves up, and when it steps back (CERT 7a, 7b)."""
    words, column = sheet.words, sheet.column
    rules = (
        (words.exercise_up, handed.exercise_up),
        (words.exercise_back, handed.exercise_back),
    )
    told = [text(column, handed.next_day)] if handed.next_day else []
    told += [labelled(column, label, sentence) for label, sentence in rules if sentence]
    return beside(sheet, words.exercise_steps, told)


def head_block(sheet: Sheet, program: Program, made_on: str = "") -> Block:
    """Who the plan is for, what it is, and its purpose."""
    name = program.intake.patient.on_paper
    logo = logo_block(sheet)
    room = sheet.width - (LOGO_PT[0] + 12 if logo else 0.0)
    patient = TextBlock(name, PATIENT, room)
    if patient.height > 2 * PATIENT.leading:
        patient = TextBlock(name, PATIENT.scaled(0.55), room)
    above = TextBlock(sheet.words.paper.plan_for, SMALL, room)
    clinic = clinic_block(sheet)
    title = TextBlock(program.title, TITLE, sheet.width)
    purpose = TextBlock(program.purpose, PURPOSE, sheet.measure)
    made = [TextBlock(made_on, SMALL, sheet.width)] if made_on else []

    name_height = max(above.height + 1 + patient.height, logo.height if logo else 0.0)

    def draw(pen: Pen, left: float, top: float) -> None:
        if logo:
            logo.draw(pen, left + sheet.width, top)
        above.draw(pen, left, top)
        patient.draw(pen, left, top - above.height - 1)
        top -= name_height + 8
        pen.setStrokeColor(ACCENT)
        pen.setLineWidth(2.2)
        pen.line(left, top, left + sheet.width, top)
        top -= 6
        with pen.element("H1"):
            title.draw(pen, left, top)
        purpose.draw(pen, left, top - title.height - 1)
        top -= title.height + purpose.height + 4
        if clinic:
            clinic.draw(pen, left, top)
            top -= clinic.height
        draw_column(pen, made, left, top, 0)

    height = name_height + 14 + title.height + 1 + purpose.height
    height += (clinic.height if clinic else 0.0) + column_height(made, 0) + 3
    return Block(height=height, draw=draw, bookmark=sheet.words.glance)


def _goals_and_days(sheet: Sheet, program: Program) -> Block:
    """The goals beside what to do each day."""
    words = sheet.words
    gap, pad = 20.0, 12.0
    beside = _goals_beside(sheet, program)
    goals_width = (sheet.width - gap) * 0.42 if beside else 0.0
    list_width = sheet.width - goals_width - (gap if goals_width else 0.0)
    goals_heading = TextBlock(words.goals, HEADING, goals_width or sheet.width)
    typed = [typed_in(words, goal) for goal in program.intake.goals]
    goals = Bullets(program.intake.goals, goals_width, GLANCE, typed) if goals_width else None
    to_do_heading = TextBlock(words.to_do, HEADING, list_width - 2 * pad)
    indent = 22.0
    to_do = [
        TextBlock(each, GLANCE, list_width - 2 * pad - indent) for each in _to_do(sheet, program)
    ]
    row_gap = 4.0
    to_do_height = (
        to_do_heading.height + 4 + sum(e.height + row_gap for e in to_do) - row_gap + 2 * pad
    )
    goals_height = goals_heading.height + 4 + goals.height + pad if goals else 0.0
    height = max(to_do_height, goals_height)

    def draw(pen: Pen, left: float, top: float) -> None:
        if goals:
            with pen.element("H2"):
                goals_heading.draw(pen, left, top - pad + 2)
            goals.draw(pen, left, top - pad + 2 - goals_heading.height - 4)
        x = left + sheet.width - list_width
        panel(pen, x, top, list_width, to_do_height)
        y = top - pad + 2
        with pen.element("H2"):
            to_do_heading.draw(pen, x + pad, y)
        y -= to_do_heading.height + 4
        with pen.element("L", attributes=LIST_DISC):
            for each in to_do:
                with pen.element("LI"):
                    with pen.element("Lbl"), pen.text():
                        tick_box(pen, x + pad, y - 14.2, 12)
                    with pen.element("LBody"):
                        each.draw(pen, x + pad + indent, y)
                y -= each.height + row_gap

    return Block(height=height, draw=draw, space_before=12)


def _to_do(sheet: Sheet, program: Program) -> list[str]:
    """What to do each day: three or four things."""
    words = sheet.words
    to_do = [words.do_session]
    first_week = [card for card in cards_of(program).values() if card.phase == 1]
    relief = next((c for c in first_week if c.item.as_needed), None)
    if relief:
        to_do.append(words.do_relief.format(name=relief.exercise.patient_name, card=relief.number))
    return [*to_do, words.do_break, words.do_diary]


def light_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """Green, amber, red, one under the other: a shape, a word, what it means and what to do."""
    words, handed = sheet.words, program.handed
    blocks = [heading(sheet, words.lights, bookmark=True, rank=2)]
    if handed.worth:
        blocks.append(text(sheet, handed.worth)._replace(keep_with_next=True))
    for each in handed.lights:
        name = TextBlock(words.light[each.name], STRONG, sheet.width - 32)
        lines = [
            text(sheet, said) if row else labelled(sheet, f"{label}:", said)
            for what, label in _told(sheet, program)
            for row, said in enumerate(_said(each, what))
        ]
        blocks += together([_light_head(each.name, name), *lines])
    return [*blocks, *_own_numbers(sheet, handed)]


def _own_numbers(sheet: Sheet, handed: PatientEducation) -> list[Block]:
    """When to ask for numbers of one's own, and room to write them."""
    own = [handed.ask_numbers, sheet.words.sheet.own_numbers] if handed.ask_numbers else []
    return together([text(sheet, each) for each in own])


def _said(each: Light, what: str) -> list[str]:
    """What is said of a light, a line each."""
    said = getattr(each, what)
    return [said, *(each.also if what == "during" else ())] if said else []


def _told(sheet: Sheet, program: Program) -> list[tuple[str, str]]:
    """What is said of each light, and over it: the pain rule that holds, or both if unknown."""
    words, usual = sheet.words, program.intake.usual_pain
    limit = program.handed.relative_from
    told = [("after", words.lights_after), ("do", words.lights_do)]
    if not any(each.during_relative for each in program.handed.lights):
        return [("during", words.lights_during), *told]
    if usual is None:
        relative = words.lights_relative.format(level=limit)
        return [("during", words.lights_during), ("during_relative", relative), *told]
    rule = "during_relative" if usual >= limit else "during"
    return [(rule, words.lights_during), *told]


def _light_head(colour: str, name: TextBlock) -> Block:
    def draw(pen: Pen, left: float, top: float) -> None:
        light(pen, colour, left + 12, top - 12, 10)
        with pen.element("H3"):
            name.draw(pen, left + 30, top - 12 + name.height / 2)

    return Block(height=24.0, draw=draw, space_before=5, keep_with_next=True)


def note_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """A few sentences a precaution."""
    column = sheet.column
    notes = [bullet_block(column, note, "notes") for note in program.handed.notes]
    return beside(sheet, sheet.words.notes, notes)
