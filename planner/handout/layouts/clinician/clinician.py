"""The therapist's copy: the program with its reasons, what was left out, and the CERT checklist."""

from collections.abc import Mapping, Sequence

from planner.handout.layouts.clinician import words as pt
from planner.handout.layouts.clinician.cert import cert_blocks
from planner.handout.layouts.clinician.doses import sessions_with, week_doses
from planner.handout.layouts.clinician.intake_facts import intake_blocks
from planner.handout.layouts.clinician.parts import part_blocks
from planner.handout.layouts.clinician.screening import screening_blocks, signature_blocks
from planner.handout.layouts.clinician.table import plain_table
from planner.handout.layouts.headings import heading, labelled, text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import SMALL, TITLE
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.card_facts import cards_of
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.property_words import plain, property_words
from planner.model.finding import Finding, Override
from planner.model.program.program import Program


def clinician_blocks(
    sheet: Sheet,
    program: Program,
    open_findings: Sequence[Finding] = (),
    names: Mapping[str, str] | None = None,
) -> list[Block]:
    """Everything a colleague needs to take over; what is open is what a review finds today.

    `names` says what rules are called, by id.
    """
    known = names or {}
    return [
        _title(sheet, program),
        *intake_blocks(sheet, program, known),
        *screening_blocks(sheet, program, known),
        heading(sheet, pt.EXERCISES, rank=2, before=5),
        *_exercises(sheet, program),
        *part_blocks(sheet, program),
        *_open_findings(sheet, program, open_findings),
        *_reviews(sheet, program),
        *_overrides(sheet, program, known),
        *_printed_despite(sheet, program),
        *_weaker(sheet, program, known),
        *_left_out(sheet, program, known),
        *cert_blocks(sheet, program, known),
        text(sheet, f"{pt.COUNTED} {program.minutes_counted}", style=SMALL),
        *signature_blocks(sheet),
    ]


def _title(sheet: Sheet, program: Program) -> Block:
    name = TextBlock(pt.TITLE.format(name=program.intake.patient.on_paper), TITLE, sheet.width)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element("H1"):
            name.draw(pen, left, top)

    return Block(height=name.height + 6, draw=draw, bookmark=pt.BOOKMARK)


def _exercises(sheet: Sheet, program: Program) -> list[Block]:
    words = sheet.words
    rows = [
        (
            f"{card.number}  {card.exercise.name} "
            f"({sessions_with(words, program, card.exercise.id)})",
            week_doses(words, program, card.exercise.id),
            card.item.why or "-",
            _cautions(program, card.exercise),
        )
        for card in cards_of(program).values()
    ]
    return plain_table(sheet, (0.2, 0.23, 0.25, 0.32), pt.EXERCISE_HEAD, rows)


def _cautions(program: Program, exercise: Exercise) -> str:
    """What applies to this patient first, then what holds for anyone."""
    here = " ".join(program.handed.card_notes.get(exercise.id, ()))
    if not here:
        return exercise.cautions
    return f"{pt.CAUTIONS_HERE} {here} {pt.CAUTIONS_ANYONE} {exercise.cautions}"


def _open_findings(sheet: Sheet, program: Program, found: Sequence[Finding]) -> list[Block]:
    """What nobody has decided about in the workbench; problems were printed for a reason below."""
    if not found:
        return [labelled(sheet, f"{pt.OPEN_FINDINGS}:", pt.NONE)]
    title = heading(sheet, pt.OPEN_FINDINGS, rank=2, before=5, bookmark=True)
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
    weeks = len(program.weeks)
    told = [f"{one.name}: {_due(one.in_weeks, weeks)}" for one in program.restriction_reviews]
    return [labelled(sheet, f"{pt.REVIEWS}:", "; ".join(told) + ".")] if told else []


def _due(weeks: int, program_weeks: int) -> str:
    if weeks == 1:
        return pt.REVIEW_IN_ONE
    if weeks <= program_weeks:
        return pt.REVIEW_IN.format(weeks=weeks)
    after = weeks - program_weeks
    return pt.REVIEW_AFTER.format(weeks=weeks, after=f"{after} week{'s' if after > 1 else ''}")


def _overrides(sheet: Sheet, program: Program, known: Mapping[str, str]) -> list[Block]:
    if not program.overrides:
        return [labelled(sheet, f"{pt.OVERRIDES}:", pt.NONE)]
    title = heading(sheet, pt.OVERRIDES, rank=2, before=5)
    names = {key: exercise.name for key, exercise in program.exercises.items()}
    rows = [_override(each, names, known) for each in program.overrides]
    return [title, *plain_table(sheet, (0.28, 0.17, 0.15, 0.24, 0.16), pt.OVERRIDE_HEAD, rows)]


def _override(one: Override, names: Mapping[str, str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Rule and place, cause, accepted value, reason, who and when."""
    where = one.place.words(names)
    signed = ", ".join(part for part in (one.who, one.on.isoformat() if one.on else "") if part)
    return (
        f"{one.rule.name}: {where}" if where else one.rule.name,
        known.get(one.cause, plain(one.cause))
        or (pt.OVERRIDE_UNKNOWN if one.before_causes else "-"),
        _accepted(one),
        one.reason,
        signed or pt.OVERRIDE_UNKNOWN,
    )


def _accepted(one: Override) -> str:
    if one.before_causes:
        return pt.OVERRIDE_UNKNOWN
    if one.value is not None and one.limit is not None:
        return pt.OVERRIDE_VALUE.format(value=one.value, limit=one.limit)
    return ", ".join(map(property_words, one.grounds)) or "-"


def _printed_despite(sheet: Sheet, program: Program) -> list[Block]:
    """What was open when it was printed, and who answers for that."""
    if not program.printed_despite:
        return []
    rows = [
        (pt.DESPITE_BY.format(by=each.by, on=each.on.isoformat()), each.reason, finding)
        for each in program.printed_despite
        for finding in each.findings
    ]
    title = heading(sheet, pt.DESPITE, rank=2, before=5, bookmark=True)
    return [title, *plain_table(sheet, (0.24, 0.34, 0.42), pt.DESPITE_HEAD, rows)]


def _weaker(sheet: Sheet, program: Program, known: Mapping[str, str]) -> list[Block]:
    """Nothing where the rules are the planner's own, or stricter."""
    if not program.weaker_rules:
        return []
    rows = [
        (known.get(each.rule, plain(each.rule)), each.what, f"{each.because} ({each.by})")
        for each in program.weaker_rules
    ]
    title = heading(sheet, pt.WEAKER, rank=2, before=5, bookmark=True)
    return [title, *plain_table(sheet, (0.22, 0.4, 0.38), pt.WEAKER_HEAD, rows)]


def _left_out(sheet: Sheet, program: Program, known: Mapping[str, str]) -> list[Block]:
    if not program.left_out:
        return [labelled(sheet, f"{pt.LEFT_OUT}:", pt.NONE)]
    title = heading(sheet, pt.LEFT_OUT, rank=2, before=5, bookmark=True)
    reasons: dict[tuple[str, str], list[str]] = {}
    for each in program.left_out:
        names = reasons.setdefault((each.precaution, each.property), [])
        name = each.name or each.exercise
        if name not in names:
            names.append(name)
    rows = [
        (_rule(precaution, known), property_words(what), "; ".join(names))
        for (precaution, what), names in reasons.items()
    ]
    return [title, *plain_table(sheet, (0.22, 0.22, 0.56), pt.LEFT_OUT_HEAD, rows)]


def _rule(id: str, known: Mapping[str, str]) -> str:
    """What left an exercise out: a rule by its name, else what it was about."""
    return known.get(id) or pt.LEFT_OUT_BY.get(id, plain(id))
