"""What the program was built from: the intake as found, in words."""

from collections.abc import Iterable, Mapping

from planner.handout.layouts.clinician import words as pt
from planner.handout.layouts.clinician.table import pairs_table
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.model.exercise.property_words import plain
from planner.model.program.program import Program

_LABEL_SHARE = 0.16


def intake_blocks(sheet: Sheet, program: Program, names: Mapping[str, str]) -> list[Block]:
    """A table of facts, two beside one another."""
    intake = program.intake
    pain = intake.usual_pain
    rows = [
        (pt.FIELDS["presentation"], program.title),
        (pt.FIELDS["born"], str(intake.patient.birth_year or pt.NOT_ASKED)),
        (
            pt.FIELDS["usual_pain"],
            pt.OF_TEN.format(pain=pain) if pain is not None else pt.NOT_ASKED,
        ),
        (pt.FIELDS["irritability"], intake.irritability),
        (pt.FIELDS["function"], plain(intake.function)),
        (pt.FIELDS["precautions"], named(intake.precautions, names)),
        (pt.FIELDS["findings"], named(intake.findings, names)),
        (pt.FIELDS["equipment"], ", ".join(map(plain, intake.equipment)) or "-"),
        (pt.FIELDS["goals"], "; ".join(intake.goals) or "-"),
        (
            pt.FIELDS["frame"],
            pt.FRAME.format(
                weeks=intake.weeks, days=intake.days_per_week, minutes=intake.minutes_per_day
            ),
        ),
    ]
    return pairs_table(sheet, pt.INTAKE_HEAD, rows, _LABEL_SHARE)


def named(ids: Iterable[str], names: Mapping[str, str]) -> str:
    """What rules are called; one that nobody knows by its id."""
    return "; ".join(names.get(one, plain(one)) for one in ids) or "-"
