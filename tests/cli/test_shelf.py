"""A clinic's shelf from the command line: begun, changed, checked in every format, upgraded."""

import ast
import errno
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
import yaml

from planner.cli import shelf_basics
from planner.library.check.codes import CODES
from planner.library.rewrite import replace_text
from planner.library.shipped import shipped_root
from planner.services.deep_check import empty_lanes
from planner.services.rule_schemas import RULE_KINDS
from planner.services.schemas import schema_of_rules
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.command import planner
from tests.docs.documents import README, fenced
from tests.sweeps import some_rows

PLANNER = Path(__file__).parents[2] / "planner"


def run(folder: Path, *words: str) -> str:
    done = planner("library", *words, folder=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with the shelf `ours` in it, as `library new` begins it."""
    run(tmp_path, "new", "ours")
    return tmp_path


OURS = ("--library", "ours")


def test_a_new_folder_checks_clean_and_has_what_a_clinic_needs(shelf: Path) -> None:
    assert "no problems" in run(shelf, "check", "ours")
    hook = yaml.safe_load((shelf / "ours" / ".pre-commit-config.yaml").read_text())
    assert hook["repos"][0]["hooks"][0]["entry"] == "planner library check ."
    assert "--format github" in (shelf / "ours/.github/workflows/library.yml").read_text()
    settings = json.loads((shelf / "ours/.vscode/settings.json").read_text())
    spanish = settings["yaml.schemas"]["./.schemas/exercise.json"]
    assert "!exercises/**/*.es.yaml" in spanish, "each file has one schema"
    for schema in settings["yaml.schemas"]:
        assert json.loads((shelf / "ours" / schema).read_text())["$schema"]
    changes = json.loads((shelf / "ours/.schemas/changes.json").read_text())
    assert "clam" in changes["properties"]["retire"]["items"]["properties"]["exercise"]["enum"]
    assert "strain" in changes["properties"]["retire"]["items"]["properties"]["template"]["enum"]
    again = planner("library", "new", "ours", folder=shelf)
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_an_exercise_a_template_and_a_topic_of_ours_check_clean_at_once(shelf: Path) -> None:
    run(shelf, "new", "exercise", "our-clam", "--like", "clam", *OURS)
    run(shelf, "new", "exercise", "our-carry", "--like", "clam", "--joins", "bridge", *OURS)
    run(shelf, "new", "template", "post_discectomy", "--like", "sciatica", *OURS)
    run(shelf, "new", "topic", "ice-pack", *OURS)
    assert "296 exercises in 53 ladders, 9 templates: no problems." in run(shelf, "check", "ours")
    assert planner("library", "show", "our-clam", *OURS, folder=shelf).returncode == 0
    moved = run(shelf, "rename", "our-clam", "slow-clam", *OURS)
    assert "ours/exercises/ours/slow-clam.yaml" in moved
    moved = run(shelf, "rename", "post_discectomy", "after_surgery", *OURS)
    assert "ours/programs/templates/after-surgery.yaml" in moved
    assert "slow-clam" in run(shelf, "show", "slow-clam", *OURS)
    for name in ("clam", "nobody"):  # also where a shipped path looks like one of where one stands
        done = planner("library", "rename", name, "muscle", "--library", ".", folder=shelf / "ours")
        assert (done.returncode, "is no exercise of this folder" in done.stderr) == (2, True)


def test_the_example_of_the_readme_holds(shelf: Path) -> None:
    for text in fenced(README, "yaml"):
        if place := re.match(r"# ((?:changes|exercises)/\S+)", text):
            (shelf / "ours" / place[1]).parent.mkdir(exist_ok=True)
            (shelf / "ours" / place[1]).write_text(text, encoding="utf-8")
    assert "294 exercises" in run(shelf, "check", "ours")  # one more, one retired
    assert "Slow clam" in run(shelf, "show", "our-clam", *OURS)


def test_a_change_is_written_told_and_settled(shelf: Path) -> None:
    said = run(shelf, "change", "clam", "dosage.sets", "--now", "3", "--because", "Ours.", *OURS)
    file, _, line = said.strip().partition(":")
    assert (shelf / file).read_text().splitlines()[int(line) - 1].endswith("{was: 2, now: 3}")
    twice = planner("library", "change", "clam", "dosage.sets", *OURS, folder=shelf)
    assert (twice.returncode, "changes/clam.yaml:5 already" in twice.stderr) == (2, True)
    assert (
        run(shelf, "which", "clam", "dosage.sets", *OURS)
        .splitlines()[0]
        .endswith("ours/changes/clam.yaml:5: 3")
    )
    assert "- 2" in run(shelf, "diff", *OURS)
    run(shelf, "change", "rules", "dosage.items_max", "--now", "4", "--because", "Ours.", *OURS)
    assert "changes/rules.yaml:5: 4" in run(shelf, "which", "dosage", "items_max", *OURS)
    (shelf / "ours/changes/rules.yaml").unlink()
    place = run(shelf, "which", "extension_sensitive", "name", *OURS)
    assert "templates/extension-sensitive.yaml:" in place
    assert run(shelf, "check", "ours")
    path = shelf / file
    path.write_text(path.read_text().replace("was: 2", "was: 1"))
    told = planner("library", "merge", "clam", *OURS, folder=shelf)
    assert told.returncode == 1
    for words in ("it was  1", "it is   2", "yours   3"):
        assert words in told.stdout
    assert "taken: ours" in run(shelf, "merge", "clam", "--take", "ours", *OURS)
    assert "nothing to settle" in run(shelf, "merge", "clam", *OURS)


@pytest.mark.slow
def test_a_change_has_a_place_for_its_spanish(shelf: Path) -> None:
    """With what it says in Spanish today, as a comment; or what is said at once."""
    written = shelf / run(shelf, "change", "clam", "feel", "--by", "me", *OURS).partition(":")[0]
    assert '\n    # es: "Trabajo en el lado' in written.read_text(encoding="utf-8")
    written.unlink()
    words = ("--now", "You feel your hip work.", "--es", "Siente que trabaja la cadera.")
    run(shelf, "change", "clam", "feel", *words, "--because", "Ours.", *OURS)
    assert run(shelf, "check", "ours", "--language", "es")
    named = run(shelf, "change", "clam", "cue", "stop_if", *OURS)
    assert "clam.yaml is there already" in named


def test_what_is_retired_is_told_where_it_is_asked_for(shelf: Path) -> None:
    run(shelf, "retire", "clam", "--instead", "clam-band", "--because", "No mats.", *OURS)
    assert "No mats." in run(shelf, "which", "clam", *OURS)
    assert "293 exercises" in run(shelf, "check", "ours")


@pytest.mark.slow
def test_a_template_a_topic_and_a_precaution_are_retired(shelf: Path) -> None:
    """What keeps patients safe needs who decided it; the rest needs why."""
    run(shelf, "retire", "strain", "--because", "We never see it.", *OURS)
    run(shelf, "retire", "heat", "--because", "No heat here.", "--by", "D. Reyes", *OURS)
    run(shelf, "retire", "vertigo", "--because", "Seen elsewhere.", *OURS)
    done = planner("library", "check", "ours", folder=shelf)
    assert done.returncode == 1
    assert re.search(r"retired.yaml:4: SAFE01.*vertigo", done.stderr)
    assert re.search(r"retired.yaml:3: SAFE02.*heat", done.stderr)
    path = shelf / "ours/changes/retired.yaml"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:3]))
    assert "7 templates" in run(shelf, "check", "ours")
    intake = shelf / "intake.yaml"
    intake.write_text(
        "patient: {name: A, birth_year: 1957}\npresentation: strain\nirritability: moderate\n"
        "function: older_steady\nred_flags: []\n"
    )
    assert planner("build", intake, "-o", "p.json", *OURS, folder=shelf).returncode == 2
    path.write_text("retire:\n  - {template: frail, because: Try.}\n")
    assert "SHELF09" in planner("library", "check", "ours", folder=shelf).stderr


@pytest.mark.parametrize(
    ("words", "told"),
    some_rows(
        [
            (("change", "clamm", "feel"), 'Did you mean "clam"?'),
            (("change", "clam", "dosage.x.y"), "there is no"),
            (("retire", "clam"), "say why"),
            (("retire", "RF-05", "--because", "a"), "cannot be retired"),
            (("retire", "heat", "--because", "a", "--instead", "clam"), "is for exercises"),
            (("new", "exercise", "mine", "--like", "clamm"), "Did you mean"),
            (("new", "exercise"), "name it"),
            (("new", "exercise", "clam", "--like", "clam"), "already"),
            (("new", "exercise", "../../mine", "--like", "clam"), "is no id"),
            (("new", "topic", "My topic"), "is no id"),
            (("rename", "nobody", "mine"), "no exercise of this folder"),
            (("which", "nobody"), 'there is no "nobody"'),
            (("merge", "nobody"), 'there is no "nobody"'),
            (("diff", "--since", "9.9"), "that of 0.1.0, 0.2.0 is"),
        ],
        fast=5,
    ),
)
def test_wrong_use_is_told(shelf: Path, words: tuple[str, ...], told: str) -> None:
    done = planner("library", *words, *OURS, folder=shelf)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


WRONG = """\
because: Try.
change: exercise clam
set:
  feel: {now: The side of your hip works.}
  stop_if: {was: You feel 100% of it., now: Your hip is torn.}
  properties: {add: [proned]}
"""


@pytest.mark.slow
def test_every_format_tells_the_same(shelf: Path) -> None:
    (shelf / "ours/changes/a.yaml").write_text(WRONG)
    text = planner("library", "check", "ours", folder=shelf)
    assert text.returncode == 1
    assert "ours/changes/a.yaml:6: FIELD04" in text.stderr
    assert text.stderr.splitlines()[-1] == "2 errors, 1 piece of advice in 1 file."
    data = json.loads(planner("library", "check", "ours", "--format", "json", folder=shelf).stdout)
    assert (data["errors"], data["advice"]) == (2, 1)
    found = {(one["code"], one["file"], one["line"]) for one in data["problems"]}
    summary = shelf / "summary.md"
    github = planner(
        "library", "check", "ours", "--format", "github", folder=shelf,
        GITHUB_STEP_SUMMARY=str(summary),
    ).stdout  # fmt: skip
    lines = re.findall(r"(?m)^::(?:error|warning) file=(.*?),line=(\d+),title=(\w+)::", github)
    assert {(code, file, int(line)) for file, line, code in lines} == found
    assert "100%25 of it" in github
    assert summary.read_text().count("\n|") >= len(found)
    sarif = json.loads(
        planner("library", "check", "ours", "--format", "sarif", folder=shelf).stdout
    )
    (run_,) = sarif["runs"]
    assert {one["ruleId"] for one in run_["results"]} == {code for code, _, _ in found}
    assert {one["id"] for one in run_["tool"]["driver"]["rules"]} == {code for code, _, _ in found}
    only = planner("library", "check", "ours", "--only", "shelf04", folder=shelf)
    assert (only.returncode, only.stderr.count("SHELF04")) == (0, 1)


def test_the_fix_fills_in_what_a_value_was_and_adds_what_is_implied(shelf: Path) -> None:
    run(shelf, "new", "exercise", "our-clam", "--like", "clam", *OURS)
    own = shelf / "ours/exercises/ours/our-clam.yaml"
    own.write_text(own.read_text().replace("    # All", "    properties: [bed_ok]\n    # All"))
    change = "because: Try.\nchange: exercise clam\nset:\n  dosage.sets: {now: 3}\n"
    (shelf / "ours/changes/a.yaml").write_text(change)
    assert planner("library", "check", "ours", folder=shelf).returncode == 1
    assert "no problems" in run(shelf, "check", "ours", "--fix")
    assert "properties: [bed_ok, sidelying]" in own.read_text()
    assert "dosage.sets: {was: 2, now: 3}" in (shelf / "ours/changes/a.yaml").read_text()


def test_one_mistake_is_one_message_and_its_echoes_are_none(shelf: Path) -> None:
    """Own exercise with a mistake, named by a template and by a change."""
    run(shelf, "new", "exercise", "our-clam", "--like", "clam", *OURS)
    own = shelf / "ours/exercises/ours/our-clam.yaml"
    own.write_text(own.read_text().replace("    # All", "    load: lots\n    # All"))
    change = (
        "because: Try.\nchange: template stenosis\n"
        "set:\n  lanes.Balance.exercises: {add: [our-clam]}\n"
    )
    (shelf / "ours/changes/a.yaml").write_text(change)
    done = planner("library", "check", "ours", folder=shelf)
    assert [line.split()[1] for line in done.stderr.splitlines()[:-1]] == ["FIELD04"]


@pytest.mark.slow
def test_an_upgrade_is_agreed_to_once(shelf: Path) -> None:
    assert "no version agreed to yet" in run(shelf, "upgrade", *OURS)
    run(shelf, "upgrade", "--write", *OURS)
    lock = shelf / "ours" / "planner.lock"
    lock.write_text(re.sub(r"(exercise clam:.* stop_if=)\w+", r"\1aaaaaa", lock.read_text()))
    told = run(shelf, "upgrade", *OURS)
    assert re.search(r"(?m)^changed +exercise clam: stop_if  - what keeps patients safe$", told)
    run(shelf, "upgrade", "--write", *OURS)
    assert "clam" not in run(shelf, "upgrade", *OURS)
    assert "no problems" in run(shelf, "check", "ours")


def test_an_edited_program_becomes_a_template(shelf: Path) -> None:
    intake = shelf / "intake.yaml"
    intake.write_text(
        "patient: {name: A, birth_year: 1957}\npresentation: stenosis\nirritability: moderate\n"
        "function: older_steady\nweeks: 8\nred_flags: []\n"
    )
    assert planner("build", intake, "-o", "p.json", folder=shelf).returncode == 0
    program = json.loads((shelf / "p.json").read_text())
    lanes = {
        item["slot"]: item["exercise"]
        for week in program["weeks"][::-1]
        for session in week["sessions"]
        for item in session["items"]
    }
    named = ("from-program", "p.json", "--template")
    assert "presentation: our_stenosis." in run(shelf, *named, "Our stenosis", *OURS)
    for name, told in (("our_stenosis", "already"), ("stenosis", "already")):
        again = planner("library", *named, name, *OURS, folder=shelf)
        assert (again.returncode, told in again.stderr) == (2, True)
    gone = (shelf / "p.json").read_text().replace('"tandem-stance"', '"tandem-stance-gone"')
    (shelf / "gone.json").write_text(gone)
    faulty = planner("library", "from-program", "gone.json", "--template", "x", *OURS, folder=shelf)
    assert (faulty.returncode, "NAME01" in faulty.stderr) == (1, True), faulty.stderr
    assert not (shelf / "ours/programs/templates/x.yaml").exists()
    made = yaml.safe_load((shelf / "ours/programs/templates/our-stenosis.yaml").read_text())
    assert made["id"] == "our_stenosis"
    for lane in made["lanes"]:
        assert lane["name"] in lanes
        assert not lane.get("exercises") or lane["exercises"][0] == lanes[lane["name"]]
    assert "9 templates" in run(shelf, "check", "ours")


def test_every_code_is_explained_and_every_message_has_one(tmp_path: Path) -> None:
    listed = run(tmp_path, "explain")
    assert re.findall(r"(?m)^([A-Z]+\d\d)", listed) == list(CODES)
    assert "merge" in run(tmp_path, "explain", "shelf01")
    assert planner("library", "explain", "SHELF99", folder=tmp_path).returncode == 2
    used, without = set[str](), list[str]()
    for room in ("library", "figure/check", "services"):
        for path in (PLANNER / room).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if path.name != "codes.py":
                used |= set(re.findall(r'"([A-Z]{2,7}\d\d)"', text))
            if room != "services":
                without += [f"{path.name}:{line}" for line in without_code(text)]
    assert used == CODES.keys()
    assert without == []


def without_code(text: str) -> Iterator[int]:
    """Lines that make a problem of words and give it no code."""
    for call in ast.walk(ast.parse(text)):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        words = {one.arg: one.value for one in call.keywords}
        if name not in ("Problem", "problem", "named") or "code" in words:
            continue
        said = [words["message"]] if "message" in words else call.args[1:2]
        empty = not said or any(getattr(one, "value", None) == "" for one in said)
        spread = any(isinstance(one, ast.Starred) for one in call.args)
        if not (empty or spread or len(call.args) >= 4):
            yield call.lineno


@pytest.mark.slow
def test_a_deep_check_names_lanes_that_stay_empty_by_what_is_a_clinics_own(tmp_path: Path) -> None:
    """What a shipped lane has for nobody is the maker's to mend."""
    rules = tmp_path / "programs" / "rules"
    rules.mkdir(parents=True)
    shipped = [*empty_lanes(Workspace(Settings(tmp_path)))]
    assert len(shipped) > 5
    assert [*empty_lanes(Workspace(Settings(tmp_path, tmp_path)))] == []
    (rules / "precautions.yaml").write_text(
        "precautions:\n  - {id: our_rest, name: Rest, exclude: [external_load], source: Us, "
        "certainty: O}\n"
    )
    told = [*empty_lanes(Workspace(Settings(tmp_path, tmp_path)))]
    assert {"Carry"} <= {one.where for one in told}
    assert {one.message for one in told} == {"nothing is left for our_rest."}
    assert {one.code for one in told} == {"LANE02"}


def test_schemas_know_the_ids_of_the_library(shelf: Path) -> None:
    run(shelf, "new", "exercise", "our-clam", "--like", "clam", *OURS)
    done = planner("schema", "template", *OURS, folder=shelf)
    assert '"our-clam"' in done.stdout
    assert '"our-clam"' not in planner("schema", "template", folder=shelf).stdout


def test_each_rule_file_of_a_clinic_has_a_schema(shelf: Path) -> None:
    """All that the shipped file has may stand in it, a part alone too; and what it drops, by id."""
    for kind in RULE_KINDS:
        schema = schema_of_rules(kind)
        file = yaml.safe_load((shipped_root() / "programs/rules" / f"{kind}.yaml").read_text())
        assert file.keys() <= schema["properties"].keys(), kind
        assert "required" not in schema
    precaution = schema_of_rules("precautions")["$defs"]["Precaution"]
    assert precaution["required"] == ["id"]
    assert {"because", "by"} < precaution["properties"].keys()
    assert "add" in json.dumps(precaution["properties"]["exclude"])
    done = planner("schema", "rules", "--of", "precautions", *OURS, folder=shelf)
    assert (
        "osteoporosis"
        in json.loads(done.stdout)["properties"]["drop"]["additionalProperties"]["items"]["enum"]
    )
    for words in (("rules",), ("rules", "--of", "dance"), ("intake", "--of", "phases")):
        done = planner("schema", *words, folder=shelf)
        assert done.returncode == 2, words
        assert "precautions, red-flags" in done.stderr


def test_what_cannot_be_written_is_told_by_its_own_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gone" / "planner.lock"
    with pytest.raises(typer.Exit), shelf_basics.told():
        replace_text(path, "shipped: 1\n")
    said = capsys.readouterr().err
    assert said.startswith(f"{path}: cannot be written: ")
    assert ".tmp" not in said
    with pytest.raises(typer.Exit), shelf_basics.told():
        raise OSError(errno.ENOSPC, "full")
    assert capsys.readouterr().err.startswith("cannot be written: full")
