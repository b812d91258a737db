"""The therapist's copy tells what was decided for this patient, by whom, and what is open."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.building import edit
from planner.building.may_print import NeedsReason, accept, may_print, told
from planner.building.review.review import judged, review
from planner.building.rows import rows
from planner.handout.layouts.clinician import words as pt
from planner.handout.options import Options
from planner.model.clinic import Clinic
from planner.model.finding import Override
from planner.model.language import Language
from planner.model.library import Library
from planner.model.prints import Layout
from planner.model.program.program import Program
from planner.model.rules.changes import RuleChange
from planner.services.printing import Order, Pages, Printed, pages, print_one
from planner.services.sources import FixedClock, FolderSources
from tests.conftest import an_intake, cleared
from tests.safety.test_every_way_out import planned, text_of
from tests.sweeps import some

TODAY = date(2026, 11, 22)
CLOCK = FixedClock(TODAY)


@pytest.fixture(scope="module")
def sources(library: Library) -> FolderSources:
    weaker = RuleChange(
        rule="copd_hf", what="effort_max is 5, not 4", because="A nurse watches.", by="D. Reyes"
    )
    return FolderSources(library=replace(library, weaker=(weaker,)))


@pytest.fixture(scope="module")
def program(sources: FolderSources) -> Program:
    """Screened, a flag cleared, one finding overridden, one printed for a reason, one open."""
    intake = an_intake(
        precautions=["osteoporosis"],
        red_flags=["RF-05"],
        screened={"by": "Dana Reyes, PT", "on": "2026-11-02", "at_once": ["RF-12"]},
        clearances=[cleared("RF-05", until_phase=3)],
    )
    library, program = sources.library, planned(intake, sources)
    session = {row.phase: row.session for row in rows(program)}
    for phase in (2, 3):
        program = edit.add(program, library, phase, session[phase], "curl-up-mcgill")
    first = next(
        one.finding
        for one in judged(program, library)
        if one.finding.rule.code == "excluded" and one.finding.place.phase == 2
    )
    override = Override(
        rule=first.rule,
        place=first.place,
        cause=first.cause,
        grounds=first.grounds,
        reason="Bone density is normal now",
        who="Dana Reyes, PT",
        on=TODAY,
    )
    return program.model_copy(update={"overrides": (override,)})


def copy_of(program: Program, sources: FolderSources) -> str:
    shown = pages(program, Options(layout="clinician"), sources, CLOCK)
    assert isinstance(shown, Pages), shown
    return text_of(shown.pdf)


def between(text: str, start: str, end: str) -> str:
    return text[text.index(start) : text.index(end, text.index(start))]


def test_what_was_decided_stands_on_it(program: Program, sources: FolderSources) -> None:
    said = copy_of(program, sources)
    screening = between(said, pt.SCREENING, pt.CLEARANCES)
    assert "Dana Reyes, PT" in screening
    assert "2026-11-02" in screening
    for flag in sources.library.rules.red_flags:
        assert flag in screening
    assert pt.NO_AT_ONCE in screening
    clearances = between(said, pt.CLEARANCES, pt.EXERCISES)
    for words in ("RF-05", "Dr. Rivera", "2026-11-02", "until phase 3", "Scan is clear"):
        assert words in clearances
    overrides = between(said, pt.OVERRIDES, pt.WEAKER)
    assert "Bone density is normal now" in overrides
    weaker = between(said, pt.WEAKER, pt.LEFT_OUT)
    assert "A nurse watches. (D. Reyes)" in weaker
    assert " ".join(pt.SIGNED.split()) in said
    assert " ".join(pt.SIGNED_LINE.split()) in said


def test_what_is_open_stands_on_it_with_what_to_do(
    program: Program, sources: FolderSources
) -> None:
    findings = review(program, sources.library)
    assert {one.severity for one in findings} == {"problem", "advice"}
    said = between(copy_of(program, sources), pt.OPEN_FINDINGS, pt.OVERRIDES)
    for one in findings:
        assert " ".join(one.message.split()) in said
        assert " ".join(one.advice.split()) in said
    assert said.count(pt.WEIGHTS["problem"]) >= 1


def test_what_was_overridden_is_not_open(program: Program, sources: FolderSources) -> None:
    said = between(copy_of(program, sources), pt.OPEN_FINDINGS, pt.OVERRIDES)
    assert said.count("excluded by osteoporosis") == 1  # that of phase 3


def test_what_was_printed_for_a_reason_is_open_and_has_its_reason(
    program: Program, sources: FolderSources
) -> None:
    gate = may_print(program, sources.library, TODAY)
    assert isinstance(gate, NeedsReason)
    given = accept(program, gate.findings, "She knows it well", "Dana Reyes, PT", TODAY)
    said = copy_of(given, sources)
    assert "excluded by osteoporosis" in between(said, pt.OPEN_FINDINGS, pt.OVERRIDES)
    despite = between(said, pt.DESPITE, pt.WEAKER)
    assert "She knows it well" in despite
    assert told(gate.findings[0]).split(":")[0] in despite


def test_a_copy_without_anything_open_says_so(sources: FolderSources, library: Library) -> None:
    program = planned(an_intake(usual_pain=2), sources)
    found = review(program, library)
    said = between(copy_of(program, sources), pt.OPEN_FINDINGS, pt.OVERRIDES)
    assert (pt.NONE in said) == (not found)
    for one in found:
        assert " ".join(one.message.split()) in said


# the number to call


@pytest.mark.parametrize(("language", "line"), [("en", "Our number:"), ("es", "Nuestro número:")])
@pytest.mark.parametrize("layout", some(["one-page", "booklet"], fast=1))
def test_without_a_number_there_is_a_line_to_write_it_and_the_therapist_is_told(
    tmp_path: Path, sources: FolderSources, language: Language, line: str, layout: Layout
) -> None:
    program = planned(an_intake(), sources)
    options = Options(layout=layout, language=language, mixed=True)
    order = Order(tmp_path / "p.pdf", options)
    given = accept_all(program, sources)
    printed = print_one(given, order, sources, CLOCK)
    assert isinstance(printed, Printed), printed
    assert line in text_of(order.target.read_bytes())
    assert [one for one in printed.notes if "your number" in one.message]
    with_phone = replace(options, clinic=Clinic(name="Riverside", phone="555 0100"))
    printed = print_one(given, replace(order, options=with_phone), sources, CLOCK)
    assert isinstance(printed, Printed)
    assert "555 0100" in text_of(order.target.read_bytes())
    assert line not in text_of(order.target.read_bytes()).replace(f"{line} 555 0100", "")
    assert not [one for one in printed.notes if "your number" in one.message]


def accept_all(program: Program, sources: FolderSources) -> Program:
    gate = may_print(program, sources.library, TODAY)
    if isinstance(gate, NeedsReason):
        return accept(program, gate.findings, "Seen today", "Dana Reyes, PT", TODAY)
    return program
