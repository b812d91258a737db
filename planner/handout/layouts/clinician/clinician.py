"""The therapist's copy: the program with its reasons, what was left out, and the CERT checklist."""

from collections.abc import Sequence

from planner.handout.layouts.booklet.week_table import week_blocks
from planner.handout.layouts.clinician import words as pt
from planner.handout.layouts.clinician.cert import cert_answers
from planner.handout.layouts.clinician.screening import screening_blocks, signature_blocks
from planner.handout.layouts.clinician.table import plain_table
from planner.handout.layouts.headings import heading, text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import PART, SMALL, TITLE
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.card_facts import cards_of
from planner.handout.words.dosage_words import dosage_words
from planner.model.exercise.exercise import Exercise
from planner.model.finding import Finding, Override
from planner.model.program.program import Program


def clinician_blocks(
    sheet: Sheet, program: Program, open_findings: Sequence[Finding] = ()
) -> list[Block]:
    """Everything a colleague needs to take over; what is open is what a review finds today."""
    words = sheet.words
    return [
        _title(sheet, program),
        *_intake(sheet, program),
        *screening_blocks(sheet, program),
        *week_blocks(sheet, program),
        heading(sheet, pt.EXERCISES, rank=2, style=PART),
        *_exercises(sheet, program),
        *_phases(sheet, program),
        *_open_findings(sheet, program, open_findings),
        *_reviews(sheet, program),
        *_overrides(sheet, program),
        *_printed_despite(sheet, program),
        *_weaker(sheet, program),
        *_left_out(sheet, program),
        heading(sheet, pt.CERT, rank=2, style=PART, bookmark=True),
        text(sheet, pt.CERT_HOW, style=SMALL),
        *plain_table(sheet, (0.1, 0.38, 0.52), pt.CERT_HEAD, cert_answers(words, program)),
        *signature_blocks(sheet),
    ]


def _title(sheet: Sheet, program: Program) -> Block:
    name = TextBlock(pt.TITLE.format(name=program.intake.patient.on_paper), TITLE, sheet.width)

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
    return plain_table(sheet, (0.24, 0.76), pt.INTAKE_HEAD, rows)


def _exercises(sheet: Sheet, program: Program) -> list[Block]:
    words = sheet.words
    rows = [
        (
            f"{card.number}  {card.exercise.name}",
            dosage_words(words, card.item),
            card.item.why or "-",
            _cautions(program, card.exercise),
        )
        for card in cards_of(program).values()
    ]
    return plain_table(sheet, (0.24, 0.22, 0.26, 0.28), pt.EXERCISE_HEAD, rows)


def _cautions(program: Program, exercise: Exercise) -> str:
    """What applies to this patient first, then what holds for anyone."""
    here = " ".join(program.handed.card_notes.get(exercise.id, ()))
    if not here:
        return exercise.cautions
    return f"{pt.CAUTIONS_HERE} {here} {pt.CAUTIONS_ANYONE} {exercise.cautions}"


def _phases(sheet: Sheet, program: Program) -> list[Block]:
    words = sheet.words
    rows = [
        (
            f"{phase.number}  {phase.name}",
            " ".join(
                (
                    *((pt.CLEARANCE,) if phase.needs_clearance else ()),
                    *((pt.RATE_AGAIN,) if phase.rate_again else ()),
                    *phase.ready_when,
                )
            ),
            phase.step_back_when or "-",
        )
        for phase in program.phases
    ]
    head = (words.column_part, words.move_on, words.step_back)
    return [
        heading(sheet, pt.RULES, rank=2, style=PART),
        *plain_table(sheet, (0.24, 0.42, 0.34), head, rows),
    ]


def _open_findings(sheet: Sheet, program: Program, found: Sequence[Finding]) -> list[Block]:
    """What nobody has decided about in the workbench; problems were printed for a reason below."""
    title = heading(sheet, pt.OPEN_FINDINGS, rank=2, style=PART, bookmark=True)
    if not found:
        return [title, text(sheet, pt.NONE)]
    names = {key: exercise.name for key, exercise in program.exercises.items()}
    rows = [
        (
            pt.WEIGHTS[one.severity],
            f"{one.rule.name}: {where}: {one.message}" if where else one.message,
            one.advice or "-",
        )
        for one in found
        for where in (one.place.words(names),)
    ]
    return [title, *plain_table(sheet, (0.14, 0.5, 0.36), pt.OPEN_HEAD, rows)]


def _reviews(sheet: Sheet, program: Program) -> list[Block]:
    """When each restriction is due for review."""
    if not program.restriction_reviews:
        return []
    rows = [
        (f"{one.name} ({one.precaution.replace('_', ' ')})", _due(one.in_weeks, len(program.weeks)))
        for one in program.restriction_reviews
    ]
    title = heading(sheet, pt.REVIEWS, rank=2, style=PART, bookmark=True)
    return [title, *plain_table(sheet, (0.6, 0.4), pt.REVIEWS_HEAD, rows)]


def _due(weeks: int, program_weeks: int) -> str:
    if weeks == 1:
        return pt.REVIEW_IN_ONE
    if weeks <= program_weeks:
        return pt.REVIEW_IN.format(weeks=weeks)
    after = weeks - program_weeks
    return pt.REVIEW_AFTER.format(weeks=weeks, after=f"{after} week{'s' if after > 1 else ''}")


def _overrides(sheet: Sheet, program: Program) -> list[Block]:
    title = heading(sheet, pt.OVERRIDES, rank=2, style=PART)
    if not program.overrides:
        return [title, text(sheet, pt.NONE)]
    names = {key: exercise.name for key, exercise in program.exercises.items()}
    rows = [_override(each, names) for each in program.overrides]
    return [title, *plain_table(sheet, (0.28, 0.17, 0.15, 0.24, 0.16), pt.OVERRIDE_HEAD, rows)]


def _override(one: Override, names: dict[str, str]) -> tuple[str, ...]:
    """Rule and place, cause, accepted value, reason, who and when."""
    where = one.place.words(names)
    signed = ", ".join(part for part in (one.who, one.on.isoformat() if one.on else "") if part)
    return (
        f"{one.rule.name}: {where}" if where else one.rule.name,
        one.cause.replace("_", " ") or (pt.OVERRIDE_UNKNOWN if one.before_causes else "-"),
        _accepted(one),
        one.reason,
        signed or pt.OVERRIDE_UNKNOWN,
    )


def _accepted(one: Override) -> str:
    if one.before_causes:
        return pt.OVERRIDE_UNKNOWN
    if one.value is not None and one.limit is not None:
        return pt.OVERRIDE_VALUE.format(value=one.value, limit=one.limit)
    return ", ".join(text.replace("_", " ") for text in one.grounds) or "-"


def _printed_despite(sheet: Sheet, program: Program) -> list[Block]:
    """What was open when it was printed, and who answers for that."""
    if not program.printed_despite:
        return []
    rows = [
        (pt.DESPITE_BY.format(by=each.by, on=each.on.isoformat()), each.reason, finding)
        for each in program.printed_despite
        for finding in each.findings
    ]
    title = heading(sheet, pt.DESPITE, rank=2, style=PART, bookmark=True)
    return [title, *plain_table(sheet, (0.24, 0.34, 0.42), pt.DESPITE_HEAD, rows)]


def _weaker(sheet: Sheet, program: Program) -> list[Block]:
    """Nothing where the rules are the planner's own, or stricter."""
    if not program.weaker_rules:
        return []
    rows = [
        (each.rule.replace("_", " "), each.what, f"{each.because} ({each.by})")
        for each in program.weaker_rules
    ]
    title = heading(sheet, pt.WEAKER, rank=2, style=PART, bookmark=True)
    return [title, *plain_table(sheet, (0.22, 0.4, 0.38), pt.WEAKER_HEAD, rows)]


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
    return [title, *plain_table(sheet, (0.22, 0.22, 0.56), pt.LEFT_OUT_HEAD, rows)]


def _joined(names: tuple[str, ...]) -> str:
    return ", ".join(name.replace("_", " ") for name in names) or "-"
