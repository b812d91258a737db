"""Nothing unsafe is printed unseen, whichever way a program goes to paper."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.testing import CliRunner

from planner.building import edit
from planner.building.may_print import (
    Allowed,
    NeedsReason,
    Stopped,
    Unknown,
    accept,
    may_print,
    told,
)
from planner.building.mend import mend
from planner.building.minutes import day_minutes, whole_minutes
from planner.building.review.review import review
from planner.building.rows import Row, rows
from planner.cli.commands import app
from planner.exchange.program_file import read_program, write_program
from planner.handout.layouts.clinician.words import CLEARANCE
from planner.handout.options import Layout, Options
from planner.handout.words.en import ENGLISH
from planner.handout.words.es import SPANISH
from planner.model.intake import Intake
from planner.model.language import Language
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.program.program_json import program_to_json
from planner.model.rules.rules import Precaution
from planner.services.printing import Despite, NoName, Order, Pages, Printed, pages, print_one
from planner.services.sources import FixedClock, FolderSources
from tests.command import planner
from tests.conftest import MakeProgram, cleared
from tests.page_texts import text_of
from tests.sweeps import some, some_rows

TODAY = date(2026, 11, 22)
CLOCK = FixedClock(TODAY)


@pytest.fixture(scope="session")
def sources(library: Library) -> FolderSources:
    return FolderSources(library=library)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    said: str


Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`planner export` in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANNER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("PLANNER_LIBRARY", raising=False)

    def command(*words: str) -> Ended:
        done = CliRunner().invoke(app, list(words))
        return Ended(done.exit_code, done.output)

    return command


def with_intake(program: Program, **changes: Any) -> Program:
    """Written into the file by hand, past all building."""
    intake = Intake.model_validate({**program.intake.model_dump(), **changes})
    return program.model_copy(update={"intake": intake})


def excluded(library: Library, program: Program) -> Program:
    """A loaded curl-up in every week of someone with osteoporosis."""
    for phase in (1, 2, 3, 4):
        for session in {row.session for row in rows(program) if row.phase == phase}:
            program = edit.add(program, library, phase, session, "curl-up-mcgill")
    return program


def file_of(program: Program) -> Path:
    write_program(Path("p.json"), program)
    return Path("p.json")


# the seven attacks


def test_an_excluded_exercise_is_not_printed_without_a_reason(
    run: Run, library: Library, make_program: MakeProgram
) -> None:
    file_of(excluded(library, make_program(precautions=["osteoporosis"])))
    done = run("export", "p.json")
    assert done.status == 1
    assert "p.json:" in done.said
    assert "excluded by osteoporosis" in done.said
    assert not Path("p.pdf").exists()


def test_a_precaution_that_stops_building_stops_printing(
    run: Run, library: Library, make_program: MakeProgram
) -> None:
    stopping = [name for name, rule in library.rules.precautions.items() if rule.stop]
    assert "neuro_progressive" in stopping
    for name in stopping:
        file_of(with_intake(make_program(), precautions=[name]))
        done = run("export", "p.json")
        assert done.status == 3, name
        assert f"p.json: {name}" in done.said
        assert not Path("p.pdf").exists()


def test_a_clearance_is_asked_for_although_the_file_says_nothing_of_it(
    run: Run, library: Library, make_program: MakeProgram
) -> None:
    waiting = [name for name, rule in library.rules.precautions.items() if _waits(rule)]
    assert {"surgery_recent", "pars_acute"} <= set(waiting)
    for name in waiting:
        program = make_program(precautions=[name])
        file_of(program.model_copy(update={"problems": ()}))
        done = run("export", "p.json")
        assert done.status == 1, name
        assert "wait for a clinician's clearance" in done.said
        assert not Path("p.pdf").exists()


def _waits(rule: Precaution) -> bool:
    return rule.clearance_before_phase is not None and rule.stop is None


def test_nobody_is_made_older_by_hand(run: Run, make_program: MakeProgram) -> None:
    for born, status in ((2015, 3), (1901, 2), (2026, 2), (2030, 2)):
        program = make_program()
        patient = program.intake.patient.model_copy(update={"birth_year": born})
        file_of(with_intake(program, patient=patient.model_dump()))
        assert run("export", "p.json").status == status, born
        assert not Path("p.pdf").exists()


def test_a_dose_beyond_what_a_condition_allows_is_not_printed_without_a_reason(
    run: Run, library: Library, make_program: MakeProgram
) -> None:
    """Rests cut short with high pressure, then a long lie on the back in pregnancy."""
    pressed = make_program(precautions=["htn_uncontrolled"])
    short = edit.set_dosage(pressed, library, _rested(pressed), 1, {"rest_s": 30})
    lying = make_program(precautions=["pregnancy"])
    lying = edit.add(lying, library, 1, "Daily", "bridge-full")
    bridge = next(row for row in rows(lying) if row.exercise == "bridge-full")
    longer = edit.set_dosage(lying, library, bridge, 1, {"sets": 3})
    for program, cause in ((short, "htn_uncontrolled"), (longer, "pregnancy")):
        file_of(program)
        done = run("export", "p.json")
        assert done.status == 1
        assert f"that {cause} " in done.said
        assert not Path("p.pdf").exists()
        for finding in (one for one in review(program, library) if one.rule.code == "limit"):
            program = mend(program, library, finding, finding.fixes[0])
        assert not [one for one in review(program, library) if one.rule.code == "limit"]


def _rested(program: Program) -> Row:
    """The first row with sets of resisted exercise to rest between."""
    return next(
        row
        for row in rows(program)
        if program.exercises[row.exercise].load != "none"
        and row.weeks[-1][1].sets > 1
        and row.weeks[-1][1].rest_s > 0
    )


@pytest.mark.parametrize(
    ("field", "ids"),
    some_rows(
        [
            ("red_flags", ["RF-99"]),
            ("red_flags", ["RF-01.nobody_says_so"]),
            ("precautions", ["osteoporosys"]),
            ("findings", ["slr_positiv"]),
        ],
        fast=2,
    ),
)
@pytest.mark.parametrize("layout", some(get_args(Layout), fast=4))
def test_what_nobody_knows_is_refused(
    run: Run, make_program: MakeProgram, field: str, ids: list[str], layout: Layout
) -> None:
    file_of(with_intake(make_program(), **{field: ids}))
    done = run("export", "p.json", "--layout", layout)
    assert done.status == 2
    assert ids[0] in done.said
    assert not Path("p.pdf").exists()


def test_absurd_doses_need_a_reason_and_print_their_true_minutes(
    run: Run, library: Library, make_program: MakeProgram, sources: FolderSources
) -> None:
    program = make_program()
    document = json.loads(program_to_json(program))
    item = document["weeks"][0]["sessions"][0]["items"][0]
    item.update(effort=10, sets=10, reps=60, times_per_day=12)
    Path("p.json").write_text(json.dumps(document, indent=1))
    done = run("export", "p.json")
    assert done.status == 1
    assert "effort 10 is above" in done.said
    assert "minutes; the patient has 20" in done.said
    assert not Path("p.pdf").exists()
    changed, _ = read_program(Path("p.json"))
    assert changed is not None
    shown = pages(changed, Options(), sources, CLOCK)
    assert isinstance(shown, Pages)
    items = changed.weeks[0].sessions[0].items
    read_s = changed.reading_s * sum(not item.outside for item in items)  # all new in week 1
    truly = day_minutes(items, library.rules.dosage.time, read_s)
    assert truly > 1000 > changed.weeks[0].sessions[0].minutes
    whole = whole_minutes(changed.weeks[0].sessions[0].model_copy(update={"minutes": truly}))
    assert whole > truly  # the walk of that day stands outside the session
    assert f"{whole} min" in text_of(shown.pdf)


@pytest.mark.parametrize(
    "empty", some(["call", "lights", "flare", "next_day", "flare_when", "flare_call"], fast=4)
)
@pytest.mark.parametrize("nothing", ["", " "])
def test_a_program_without_its_safety_words_is_no_program(
    run: Run, make_program: MakeProgram, empty: str, nothing: str
) -> None:
    document = json.loads(program_to_json(make_program()))
    document["handed"][empty] = nothing if isinstance(document["handed"][empty], str) else []
    Path("p.json").write_text(json.dumps(document, indent=1))
    for command in ("review", "export"):
        done = run(command, "p.json")
        assert done.status == 2
        assert f"handed.{empty}" in done.said
    assert not Path("p.pdf").exists()


def test_a_program_that_says_only_when_to_call_soon_is_no_program(
    run: Run, make_program: MakeProgram
) -> None:
    document = json.loads(program_to_json(make_program()))
    calls = document["handed"]["call"]
    document["handed"]["call"] = [one for one in calls if one["urgency"] != "now"]
    Path("p.json").write_text(json.dumps(document, indent=1))
    assert run("export", "p.json").status == 2


@pytest.mark.parametrize(
    "change",
    [
        {"signs": {}},
        {"signs_do": ""},
        {"signs": {"numb_weak": " "}},
        None,
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_diary_is_printed_that_asks_for_no_sign(
    run: Run, make_program: MakeProgram, language: str, change: dict[str, Any] | None
) -> None:
    document = json.loads(program_to_json(make_program()))
    said = document["paper_words"]
    if change is None:
        del said[language]
    else:
        said[language].update(change)
    Path("p.json").write_text(json.dumps(document, indent=1))
    done = run("export", "p.json", "--layout", "diary", "--language", language)
    assert done.status == 2
    assert not Path("p.pdf").exists()


def test_a_sign_that_the_diary_no_longer_asks_for_is_missed(
    run: Run, make_program: MakeProgram
) -> None:
    document = json.loads(program_to_json(make_program()))
    for said in document["paper_words"].values():
        del said["signs"]["saddle_bladder_bowel"]
    Path("p.json").write_text(json.dumps(document, indent=1))
    done = run("export", "p.json", "--layout", "diary")
    assert (done.status, "what the diary asks each week" in done.said) == (1, True)
    assert not Path("p.pdf").exists()


@pytest.mark.parametrize("said", ["equipment", "helps"])
def test_what_has_no_words_is_called_by_its_id(
    run: Run, make_program: MakeProgram, said: str
) -> None:
    """As where a clinic names a thing after the program was built, and swaps it in."""
    document = json.loads(program_to_json(make_program()))
    for one in document["paper_words"].values():
        one[said] = {}
    Path("p.json").write_text(json.dumps(document, indent=1))
    for layout in ("sheet", "half", "clinician"):
        assert run("export", "p.json", "--layout", layout).status == 0


@pytest.mark.parametrize(
    ("changes", "empty"),
    [
        ({"precautions": ["osteoporosis"]}, {"notes": ()}),
        ({"presentation": "sciatica"}, {"nerve_safety_net": ""}),
    ],
)
def test_words_that_belong_to_this_patient_are_missed(
    library: Library, make_program: MakeProgram, changes: dict[str, Any], empty: dict[str, Any]
) -> None:
    program = make_program(**changes)
    assert not said_missing(program, library)
    handed = program.handed.model_copy(update=empty)
    assert said_missing(program.model_copy(update={"handed": handed}), library)


def said_missing(program: Program, library: Library) -> bool:
    gate = may_print(program, library, TODAY)
    return isinstance(gate, NeedsReason) and any(
        one.place.field == "handed" for one in gate.findings
    )


# the gate on a phase


def gated(library: Library, make_program: MakeProgram) -> Program:
    """Parts 2 to 4 of it wait for a surgeon."""
    for name, rule in library.rules.precautions.items():
        if rule.clearance_before_phase == 2 and rule.stop is None:
            return make_program(precautions=[name], weeks=12)
    raise AssertionError("no precaution gates phase 2")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    ("layout", "part"),
    some_rows(
        [
            ("sheet", None),
            ("sheet", 3),
            ("booklet", 1),
            ("one-page", 2),
            ("one-page", 4),
            ("diary", 1),
            ("cards", 1),
        ],
        fast=2,
    ),
)
def test_every_sheet_that_shows_a_gated_part_says_so(
    library: Library,
    make_program: MakeProgram,
    sources: FolderSources,
    layout: Layout,
    part: int | None,
    language: Language,
    large: bool,
) -> None:
    program = gated(library, make_program)
    options = Options(layout=layout, part=part, language=language, large_print=large, mixed=True)
    shown = pages(program, options, sources, CLOCK)
    assert isinstance(shown, Pages), shown
    sentence = (SPANISH if language == "es" else ENGLISH).clearance
    found = text_of(shown.pdf).count(sentence)
    waiting = {phase.number for phase in program.phases if phase.needs_clearance}
    if layout == "cards":
        cells = (cell for row in rows(program) for cell in row.cells)
        in_gated = {cell.item.exercise for cell in cells if cell.phase in waiting}
        assert found == len(in_gated)
    else:
        assert found >= 1


def test_a_part_that_waits_for_nobody_has_no_gate(
    library: Library, make_program: MakeProgram, sources: FolderSources
) -> None:
    program = gated(library, make_program)
    shown = pages(program, Options(layout="one-page", part=1), sources, CLOCK)
    assert isinstance(shown, Pages)
    assert ENGLISH.clearance not in text_of(shown.pdf)


def test_the_therapists_copy_says_which_part_waits(
    library: Library, make_program: MakeProgram, sources: FolderSources
) -> None:
    shown = pages(gated(library, make_program), Options(layout="clinician"), sources, CLOCK)
    assert isinstance(shown, Pages)
    assert text_of(shown.pdf).count(CLEARANCE) == 3


def test_a_gate_taken_out_of_the_file_is_missed(
    library: Library, make_program: MakeProgram
) -> None:
    program = gated(library, make_program)
    phases = tuple(one.model_copy(update={"needs_clearance": False}) for one in program.phases)
    assert said_missing(program.model_copy(update={"phases": phases}), library)


# the reason


def test_a_reason_with_a_name_prints_and_is_kept(
    run: Run, library: Library, make_program: MakeProgram
) -> None:
    file_of(excluded(library, make_program(precautions=["osteoporosis"])))
    done = run("export", "p.json", "--despite-findings", "Normal scan", "--by", "Dana Reyes, PT")
    assert done.status == 0, done.said
    assert Path("p.pdf").exists()
    kept, _ = read_program(Path("p.json"))
    assert kept is not None
    (given,) = kept.printed_despite
    assert (given.by, given.reason) == ("Dana Reyes, PT", "Normal scan")
    assert any("excluded by osteoporosis" in one for one in given.findings)
    # What was accepted is not asked again, and stands on the therapist's copy.
    assert run("export", "p.json", "--layout", "clinician").status == 0
    copy = text_of(Path("p.pdf").read_bytes())
    for words in ("Printed with open problems", "Dana Reyes, PT", "Normal scan"):
        assert words in copy
    # After a change it is, also where the finding reads as before: it names the first week only.
    row = [one for one in rows(kept) if one.exercise == "curl-up-mcgill"][-1]
    worse = edit.set_dosage(kept, library, row, row.weeks[-1][0], {"reps": 20})
    assert {told(one) for one in review(worse, library)} >= {*given.findings}
    file_of(worse)
    assert run("export", "p.json").status == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--despite-findings", "Because"),
        ("--by", "Dana"),
        ("--despite-findings", ".", "--by", "Dana"),
        ("--despite-findings", "Because", "--by", "."),
        ("--despite-findings", "Because " * 80, "--by", "Dana"),
    ],
)
def test_half_a_reason_is_none(
    run: Run, library: Library, make_program: MakeProgram, words: tuple[str, ...]
) -> None:
    before = file_of(excluded(library, make_program(precautions=["osteoporosis"]))).read_bytes()
    assert run("export", "p.json", *words).status == 2
    assert not Path("p.pdf").exists()
    assert Path("p.json").read_bytes() == before


def test_no_reason_goes_past_a_stop(run: Run, make_program: MakeProgram) -> None:
    file_of(with_intake(make_program(), red_flags=["RF-01"]))
    done = run("export", "p.json", "--despite-findings", "It is fine", "--by", "Dana Reyes, PT")
    assert done.status == 3
    assert not Path("p.pdf").exists()


def test_one_reason_is_not_for_a_folder(
    run: Run, library: Library, make_program: MakeProgram
) -> None:
    file_of(excluded(library, make_program(precautions=["osteoporosis"])))
    done = run("export", ".", "--despite-findings", "It is fine", "--by", "Dana Reyes, PT")
    assert done.status == 2
    assert "a reason is given for each" in done.said


def test_a_reason_that_cannot_be_kept_prints_nothing(
    tmp_path: Path, library: Library, make_program: MakeProgram, sources: FolderSources
) -> None:
    program = excluded(library, make_program(precautions=["osteoporosis"]))
    folder = tmp_path / "a folder"
    folder.mkdir()
    order = Order(
        tmp_path / "p.pdf", despite=Despite("Normal scan", "Dana Reyes, PT"), keep_in=folder
    )
    assert not isinstance(print_one(program, order, sources, CLOCK), Printed)
    assert not order.target.exists()


def test_a_name_without_a_letter_is_no_name(
    tmp_path: Path, library: Library, make_program: MakeProgram, sources: FolderSources
) -> None:
    program = excluded(library, make_program(precautions=["osteoporosis"]))
    order = Order(tmp_path / "p.pdf", despite=Despite("Normal scan", "..."))
    assert print_one(program, order, sources, CLOCK) == NoName()


def test_a_reason_from_tomorrow_does_not_hold_today(
    library: Library, make_program: MakeProgram
) -> None:
    program = excluded(library, make_program(precautions=["osteoporosis"]))
    gate = may_print(program, library, TODAY)
    assert isinstance(gate, NeedsReason)
    given = accept(program, gate.findings, "Normal scan", "Dana Reyes, PT", date(2026, 11, 23))
    assert isinstance(may_print(given, library, TODAY), NeedsReason)
    assert may_print(given, library, date(2026, 11, 23)) == Allowed()


# every way out


def stopped(library: Library, make_program: MakeProgram) -> Program:
    return with_intake(make_program(), red_flags=["RF-02"])


@pytest.mark.parametrize("layout", get_args(Layout))
@pytest.mark.parametrize("fillable", [False, True])
def test_a_stop_is_in_the_way_of_every_layout(
    tmp_path: Path,
    library: Library,
    make_program: MakeProgram,
    sources: FolderSources,
    layout: Layout,
    fillable: bool,
) -> None:
    program = stopped(library, make_program)
    if fillable and layout != "diary":
        return
    options = Options(layout=layout, fillable=fillable)
    order = Order(tmp_path / "p.pdf", options, despite=Despite("It is fine", "Dana"))
    assert isinstance(print_one(program, order, sources, CLOCK), Stopped)
    assert isinstance(pages(program, options, sources, CLOCK), Stopped)
    assert not order.target.exists()


def test_a_folder_names_who_is_stopped_and_who_is_open(
    run: Run, library: Library, make_program: MakeProgram
) -> None:
    Path("all").mkdir()
    write_program(Path("all/good.json"), make_program())
    write_program(Path("all/flag.json"), stopped(library, make_program))
    write_program(
        Path("all/open.json"), excluded(library, make_program(precautions=["osteoporosis"]))
    )
    done = run("export", "all", "--jobs", "1")
    assert done.status == 1
    assert "1 of 3 stopped by a red flag: flag.json" in done.said
    assert "1 of 3 not written: problems are open: open.json" in done.said
    assert sorted(each.name for each in Path("all").glob("*.pdf")) == ["good.pdf"]


def test_a_cleared_patient_is_printed(library: Library, make_program: MakeProgram) -> None:
    program = with_intake(make_program(), red_flags=["RF-02"], clearances=[cleared("RF-02")])
    assert not isinstance(may_print(program, library, TODAY), Stopped | Unknown)


@pytest.mark.parametrize("changes", [{}, {"presentation": "stiffness", "secondary": "stenosis"}])
def test_a_presentation_without_a_template_is_not_known(
    library: Library, make_program: MakeProgram, changes: dict[str, Any]
) -> None:
    program = make_program(**changes)
    rest = {name: one for name, one in library.templates.items() if name != "stenosis"}
    gate = may_print(program, replace(library, templates=rest), TODAY)
    assert isinstance(gate, Unknown)
    assert "stenosis" in str(gate.problems[0])


def test_rules_of_a_clinic_that_cannot_be_read_stop_printing(
    tmp_path: Path, make_program: MakeProgram
) -> None:
    """The shipped rules alone may allow what the clinic's forbid."""
    (tmp_path / "p.json").write_text(program_to_json(make_program()), encoding="utf-8")
    rules = tmp_path / "clinic" / "programs" / "rules"
    rules.mkdir(parents=True)
    (rules / "precautions.yaml").write_text("precautions:\n\t- id: osteoporosis\n")
    for clinic, said in (("clinic", "precautions.yaml:2"), ("gone", "gone: the clinic's folder")):
        for asked in ("p.json", "."):
            done = planner("export", asked, folder=tmp_path, PLANNER_LIBRARY=str(tmp_path / clinic))
            assert done.returncode == (2 if asked == "p.json" else 1)
            assert said in done.stderr
    assert not list(tmp_path.rglob("*.pdf"))
