"""The therapist's copy: the program with its reasons, what was left out, and the CERT checklist."""

from collections.abc import Sequence

from planner.handout.layouts.booklet.week_table import week_blocks
from planner.handout.layouts.clinician import words as pt
from planner.handout.layouts.clinician.cert import cert_answers
from planner.handout.layouts.headings import heading, text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import Row, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, PART, SMALL, STRONG, TABLE_HEAD, TITLE
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.card_facts import cards_of
from planner.handout.words.dosage_words import dosage_words
from planner.model.program.program import Program


def clinician_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """Everything a colleague needs to take over."""
    words = sheet.words
    return [
        _title(sheet, program),
        *_intake(sheet, program),
        *week_blocks(sheet, program),
        heading(sheet, pt.EXERCISES, rank=2, style=PART),
        *_exercises(sheet, program),
        *_phases(sheet, program),
        *_overrides(sheet, program),
        *_weaker(sheet, program),
        *_left_out(sheet, program),
        heading(sheet, pt.CERT, rank=2, style=PART, bookmark=True),
        text(sheet, pt.CERT_HOW, style=SMALL),
        *_table(sheet, (0.07, 0.38, 0.55), pt.CERT_HEAD, cert_answers(words, program)),
    ]


def _title(sheet: Sheet, program: Program) -> Block:
    name = TextBlock(pt.TITLE.format(name=program.intake.patient.name), TITLE, sheet.width)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element("H1"):
            name.draw(pen, left, top)

    return Block(height=name.height + 6, draw=draw, bookmark=pt.BOOKMARK)


def _intake(sheet: Sheet, program: Program) -> list[Block]:
    intake = program.intake
    rows = [
        (pt.FIELDS["presentation"], program.title),
        (pt.FIELDS["irritability"], intake.irritability),
        (pt.FIELDS["function"], intake.function.replace("_", " ")),
        (pt.FIELDS["precautions"], _joined(intake.precautions)),
        (pt.FIELDS["findings"], _joined(intake.findings)),
        (pt.FIELDS["equipment"], _joined(intake.equipment)),
        (pt.FIELDS["goals"], "; ".join(intake.goals) or "-"),
        (
            pt.FIELDS["frame"],
            pt.FRAME.format(
                weeks=intake.weeks, days=intake.days_per_week, minutes=intake.minutes_per_day
            ),
        ),
        (pt.FIELDS["counted"], program.minutes_counted),
    ]
    return _table(sheet, (0.24, 0.76), pt.INTAKE_HEAD, rows)


def _exercises(sheet: Sheet, program: Program) -> list[Block]:
    words = sheet.words
    rows = [
        (
            f"{card.number}  {card.exercise.name}",
            dosage_words(words, card.item),
            card.item.why or "-",
            card.exercise.cautions,
        )
        for card in cards_of(program).values()
    ]
    return _table(sheet, (0.24, 0.22, 0.26, 0.28), pt.EXERCISE_HEAD, rows)


def _phases(sheet: Sheet, program: Program) -> list[Block]:
    words = sheet.words
    rows = [
        (f"{phase.number}  {phase.name}", " ".join(phase.ready_when), phase.step_back_when or "-")
        for phase in program.phases
    ]
    head = (words.column_part, words.move_on, words.step_back)
    return [
        heading(sheet, pt.RULES, rank=2, style=PART),
        *_table(sheet, (0.24, 0.42, 0.34), head, rows),
    ]


def _overrides(sheet: Sheet, program: Program) -> list[Block]:
    title = heading(sheet, pt.OVERRIDES, rank=2, style=PART)
    if not program.overrides:
        return [title, text(sheet, pt.NONE)]
    rows = [(each.code, each.reason) for each in program.overrides]
    return [title, *_table(sheet, (0.34, 0.66), pt.OVERRIDE_HEAD, rows)]


def _weaker(sheet: Sheet, program: Program) -> list[Block]:
    """Nothing where the rules are the planner's own, or stricter."""
    if not program.weaker_rules:
        return []
    rows = [
        (each.rule.replace("_", " "), each.what, f"{each.because} ({each.by})")
        for each in program.weaker_rules
    ]
    title = heading(sheet, pt.WEAKER, rank=2, style=PART, bookmark=True)
    return [title, *_table(sheet, (0.22, 0.4, 0.38), pt.WEAKER_HEAD, rows)]


def _left_out(sheet: Sheet, program: Program) -> list[Block]:
    title = heading(sheet, pt.LEFT_OUT, rank=2, style=PART, bookmark=True)
    if not program.left_out:
        return [title, text(sheet, pt.NONE)]
    reasons: dict[tuple[str, str], list[str]] = {}
    for each in program.left_out:
        names = reasons.setdefault((each.precaution, each.property), [])
        name = each.name or each.exercise
        if name not in names:
            names.append(name)
    rows = [
        (precaution.replace("_", " "), what.replace("_", " "), "; ".join(names))
        for (precaution, what), names in reasons.items()
    ]
    return [title, *_table(sheet, (0.22, 0.22, 0.56), pt.LEFT_OUT_HEAD, rows)]


def _table(
    sheet: Sheet, shares: tuple[float, ...], head: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> list[Block]:
    """A plain table; its rows may go over pages."""
    widths = [sheet.width * share for share in shares]
    style = TABLE_HEAD.aligned_left()
    drawn = [
        Row(
            tuple(text_cell(w, (t, style), pad=3) for t, w in zip(head, widths, strict=True)),
            head=True,
        )
    ]
    for row in rows:
        cells = [text_cell(widths[0], (row[0], STRONG), pad=3)]
        cells += [text_cell(w, (t, BODY), pad=3) for t, w in zip(row[1:], widths[1:], strict=True)]
        drawn.append(Row(tuple(cells)))
    return grid(widths, drawn, together=False, space_before=4)


def _joined(names: tuple[str, ...]) -> str:
    return ", ".join(name.replace("_", " ") for name in names) or "-"
