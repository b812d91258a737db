"""Every layout and every way to paper: a part that waits says so, and past a stop nothing comes."""

from dataclasses import dataclass
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any, get_args

import pytest

from planner.building.alarms import with_alarms
from planner.building.may_print import Stopped, may_print
from planner.building.rows import rows
from planner.exchange.program_file import write_program
from planner.handout.layouts.clinician.words import CLEARANCE
from planner.handout.options import WITH_DIARY, Layout, Options
from planner.handout.words.en import ENGLISH
from planner.handout.words.es import SPANISH
from planner.model.intake import Intake
from planner.model.language import Language
from planner.model.library import Library
from planner.model.program.program import Program
from planner.services.plan import Planned, plan
from planner.services.print_many import export_all, jobs_of
from planner.services.printing import Despite, Order, Pages, pages, print_file, print_one
from planner.services.record import fhir_record
from planner.services.sources import FixedClock, FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.store.memory import MemoryStore
from tests.conftest import MakeProgram, an_intake, cleared
from tests.page_texts import text_of
from tests.sweeps import some

CLOCK = FixedClock(date(2026, 11, 22))
SENTENCE = {"en": ENGLISH.clearance, "es": SPANISH.clearance}


@pytest.fixture(scope="module")
def sources(library: Library) -> FolderSources:
    return FolderSources(library=library)


@dataclass(frozen=True)
class Sheet:
    """One of the papers that a program becomes."""

    layout: Layout
    part: int | None = 1
    fillable: bool = False

    def __str__(self) -> str:
        return f"{self.layout}-{self.part}{'-fillable' if self.fillable else ''}"


SHEETS = (
    Sheet("sheet", None),
    *(Sheet("sheet", part) for part in (1, 2, 3, 4)),
    Sheet("booklet"),
    Sheet("half"),
    Sheet("reading"),
    *(Sheet("one-page", part) for part in (1, 2, 3, 4)),
    Sheet("diary"),
    Sheet("diary", fillable=True),
    Sheet("cards"),
    Sheet("clinician"),
)
STRIPES = 4
"""A gate is looked for on one of so many sheets, the next gate on the next ones."""
LOOKS: tuple[dict[str, Any], ...] = ({}, {"ink": "gray"}, {"large_print": True})


def test_no_layout_is_left_out() -> None:
    assert {one.layout for one in SHEETS} == {*get_args(Layout)}
    assert {one.layout for one in SHEETS if one.fillable} == {*WITH_DIARY}


# the stops and the gates, as the shipped rules have them


def stops(library: Library) -> list[tuple[str, dict[str, Any]]]:
    """Everything by which an intake is stopped: what is to be cleared, and the intake's fields."""
    rules = library.rules
    found: list[tuple[str, dict[str, Any]]] = [
        (flag.id, {"red_flags": [f"{flag.id}.{answer.key}"]})
        for flag in rules.red_flags.values()
        for answer in flag.answers
        if answer.action != "caution"
    ]
    return found + [
        (rule.id, {"precautions": [rule.id]}) for rule in rules.precautions.values() if rule.stop
    ]


def gates(library: Library) -> list[tuple[str, int, dict[str, Any]]]:
    """Everything that leaves later parts waiting: its name, the first of them, the intake."""
    found: list[tuple[str, int, dict[str, Any]]] = []
    for rule in library.rules.precautions.values():
        first = rule.clearance_before_phase
        if first and not rule.stop:
            intake = {"precautions": [rule.id]}
            found.append((rule.id, first, intake))
            found += [
                (
                    f"{rule.id} until {until}",
                    until + 1,
                    {**intake, "clearances": [cleared(rule.id, until_phase=until)]},
                )
                for until in range(first, 4)
            ]
    for name, intake in stops(library):
        for until in (1, 2, 3):
            clearances = [cleared(name, until_phase=until)]
            found.append((f"{name} until {until}", until + 1, {**intake, "clearances": clearances}))
    return found


def planned(intake: Intake, sources: FolderSources) -> Program:
    made = plan(intake, sources, CLOCK)
    assert isinstance(made, Planned), made
    return made.program


def waits(program: Program) -> list[int]:
    return [phase.number for phase in program.phases if phase.needs_clearance]


def test_every_gate_holds_back_its_parts(library: Library, sources: FolderSources) -> None:
    seen = set()
    for name, first, fields in gates(library):
        program = planned(an_intake(weeks=12, **fields), sources)
        assert waits(program) == [*range(first, 5)], name
        seen.add(first)
    assert seen == {1, 2, 3, 4}


def times_said(
    program: Program, sheet: Sheet, sources: FolderSources, language: Language, look: dict[str, Any]
) -> int:
    options = Options(
        layout=sheet.layout,
        part=sheet.part,
        fillable=sheet.fillable,
        language=language,
        mixed=True,
        **look,
    )
    shown = pages(program, options, sources, CLOCK)
    assert isinstance(shown, Pages), shown
    said = CLEARANCE if sheet.layout == "clinician" else SENTENCE[language]
    return text_of(shown.pdf).count(said)


def times_needed(program: Program, sheet: Sheet) -> int:
    """Once for each part that waits, or each card of such a part; a diary says it once for all."""
    waiting = set(waits(program))
    match sheet.layout:
        case "booklet" | "half" | "clinician":
            return len(waiting)
        case "sheet" if sheet.part is None:
            return len(waiting)
        case "one-page" | "sheet":
            return int(sheet.part in waiting)
        case "diary":
            return min(1, len(waiting))
        case "cards":
            cells = (cell for row in rows(program) for cell in row.cells)
            return len({cell.item.exercise for cell in cells if cell.phase in waiting})
        case "reading":
            return 0  # it shows no part of the plan


EVERY_LOOK = tuple((language, look) for language in ("en", "es") for look in LOOKS)


@pytest.mark.parametrize("first", some([1, 2, 3, 4, None], fast=2))
@pytest.mark.parametrize("sheet", some(SHEETS, fast=2), ids=str)
def test_every_sheet_says_which_part_waits(
    library: Library, sources: FolderSources, sheet: Sheet, first: int | None
) -> None:
    """And never where nothing waits; from part 3 on in both languages and every look."""
    program = waiting_from(first, library, sources)
    for language, look in EVERY_LOOK if first == 3 else EVERY_LOOK[:1]:
        found = times_said(program, sheet, sources, language, look)
        assert found == times_needed(program, sheet), (language, look)


def waiting_from(first: int | None, library: Library, sources: FolderSources) -> Program:
    fields = next((one for _, gate, one in gates(library) if gate == first), {})
    program = planned(an_intake(weeks=12, **fields), sources)
    assert waits(program) == [*range(first or 5, 5)]
    return program


@pytest.mark.slow
@pytest.mark.parametrize("first", [1, 2, 4, None])
def test_every_look_of_every_sheet_says_which_part_waits(
    library: Library, sources: FolderSources, first: int | None
) -> None:
    program = waiting_from(first, library, sources)
    for sheet in SHEETS:
        for language, look in EVERY_LOOK:
            found = times_said(program, sheet, sources, language, look)
            assert found == times_needed(program, sheet), (str(sheet), language, look)


@pytest.mark.slow
@pytest.mark.parametrize("stripe", range(STRIPES))
def test_every_gate_stands_on_its_sheets(
    library: Library, sources: FolderSources, stripe: int
) -> None:
    """A sheet knows a gate by the part that waits, all of which are tried on each above."""
    for number, (name, _, fields) in enumerate(gates(library)):
        if number % STRIPES != stripe:
            continue
        program = planned(an_intake(weeks=12, **fields), sources)
        for sheet in SHEETS[number // STRIPES % STRIPES :: STRIPES]:
            found = times_said(program, sheet, sources, "en", {})
            assert found == times_needed(program, sheet), (name, str(sheet))


# past a stop nothing comes


def stopped_programs(library: Library, program: Program) -> list[tuple[str, Program]]:
    """A good program with each stop written into its intake by hand, and one nobody was asked."""
    found = [(name, {"red_flags": [], **fields}) for name, fields in stops(library)] + [
        ("not asked", {"red_flags": None})
    ]
    findings = [*library.rules.findings.values()]
    for one in findings:
        brought = (library.rules.precautions[name] for name in one.adds_precautions)
        if any(rule.stop for rule in brought):
            found.append((one.id, {"findings": [one.id]}))
    by_intake = [
        (
            name,
            program.model_copy(
                update={"intake": Intake.model_validate({**program.intake.model_dump(), **fields})}
            ),
        )
        for name, fields in found
    ]
    alarm = with_alarms(program, [("numb_weak_w2", "numb or weak, week 2")], CLOCK.today())
    return [*by_intake, ("an alarm of a visit", alarm)]


def every_order(target: Path, keep_in: Path) -> list[Order]:
    """Each sheet, with and without a password; with a reason, as one would try to get past."""
    despite = Despite("It is fine", "Dana Reyes, PT")
    return [
        Order(
            target,
            Options(layout=sheet.layout, part=sheet.part, fillable=sheet.fillable, **look),
            password,
            despite,
            keep_in,
        )
        for sheet in SHEETS
        for look in LOOKS
        for password in (None, "a long password")
    ]


def test_past_a_stop_nothing_is_printed_or_shown(
    tmp_path: Path, library: Library, make_program: MakeProgram, sources: FolderSources
) -> None:
    target, file = tmp_path / "out" / "p.pdf", tmp_path / "p.json"
    workspace = Workspace(Settings(tmp_path / "data", None), sources=sources, clock=CLOCK)
    tried = 0
    for name, program in stopped_programs(library, make_program()):
        write_program(file, program)
        before = file.read_bytes()
        for order in every_order(target, file):
            ways = (
                print_one(program, order, sources, CLOCK),
                workspace.print(program, order),
                pages(program, order.options, sources, CLOCK),
                workspace.pages(program, order.options),
            )
            assert all(isinstance(one, Stopped) for one in ways), (name, order)
            tried += 1
        assert isinstance(print_file(file, order, sources, CLOCK), Stopped), name
        assert file.read_bytes() == before, name
        assert not target.parent.exists(), name
    assert tried > 1000


def test_past_a_stop_no_record_leaves_for_another_system(
    tmp_path: Path, library: Library, make_program: MakeProgram, sources: FolderSources
) -> None:
    workspace = Workspace(
        Settings(tmp_path, None), sources=sources, store=MemoryStore(), clock=CLOCK
    )
    for name, program in stopped_programs(library, make_program()):
        stored = workspace.store.create(program)
        assert isinstance(fhir_record(workspace, stored), Stopped), name


def test_past_a_stop_nothing_comes_out_of_a_folder(
    tmp_path: Path, library: Library, make_program: MakeProgram
) -> None:
    folder, into = tmp_path / "in", tmp_path / "out"
    for number, (_, program) in enumerate(stopped_programs(library, make_program())):
        write_program(folder / f"{number}.json", program)
    jobs = jobs_of(folder, into, Options(layout="diary", fillable=True), None)
    done = [*export_all(jobs, Settings(tmp_path / "data", None), 1)]
    assert len(done) == len(jobs) > 20
    assert all(isinstance(one.outcome, Stopped) for one in done)
    assert [*into.iterdir()] == []


def test_one_clearance_opens_one_stop_and_no_other(
    library: Library, make_program: MakeProgram
) -> None:
    """Of any two stops, the letter for one leaves the other, and names it."""
    program = make_program()
    for (of, one), (other, two) in permutations(stops(library), 2):
        if of == other:
            continue
        fields = {
            "red_flags": [*one.get("red_flags", ()), *two.get("red_flags", ())],
            "precautions": [*one.get("precautions", ()), *two.get("precautions", ())],
            "clearances": [cleared(of)],
        }
        intake = Intake.model_validate({**program.intake.model_dump(), **fields})
        gate = may_print(program.model_copy(update={"intake": intake}), library, CLOCK.today())
        assert isinstance(gate, Stopped), (of, other)
        assert [raised.id for raised in gate.raised if raised.stops] == [other]
