"""What lies in a clinic's folder by accident changes nothing, and what cannot be read is told."""

import os
import shutil
from pathlib import Path

import pytest

from planner.library.catalog import load_library
from planner.library.clinic_file import read_clinic
from planner.library.clinic_folder import closed, is_leftover
from planner.library.shipped import shipped_root
from planner.library.stray_files import leftovers
from planner.library.topics import load_topics
from planner.library.unusable import LibraryUnusable
from planner.model.library import Library
from tests.command import planner
from tests.library.test_bad_files import GOOD
from tests.sweeps import some

SHIPPED = shipped_root()


def loaded(clinic: Path) -> Library:
    return load_library(clinic, clinic / "cache")


def told(clinic: Path) -> list[str]:
    return [str(problem) for problem in loaded(clinic).problems]


def own(clinic: Path, place: str, text: str | None = None) -> Path:
    """A file of the clinic; without a text, the shipped one."""
    path = clinic / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text if text is not None else (SHIPPED / place).read_text(encoding="utf-8"))
    return path


STENOSIS = "programs/templates/stenosis.yaml"


def test_a_copy_of_a_template_is_told_and_not_used(clinic: Path) -> None:
    """As a file manager leaves it beside the file that was mended since."""
    path = own(clinic, STENOSIS)
    good = path.read_text(encoding="utf-8")
    own(clinic, "programs/templates/stenosis - Copy.yaml", good.replace("frail", "frail"))
    path.write_text(good.replace("patient_name: ", "patient_name: Our "), encoding="utf-8")
    found = loaded(clinic)
    assert found.templates["stenosis"].patient_name.startswith("Our ")
    (problem,) = found.problems
    assert problem.file.endswith("stenosis - Copy.yaml")
    assert problem.line == 1 + good[: good.index("id: stenosis")].count("\n")
    assert "not used" in problem.message


def test_a_copy_alone_is_not_used_either(clinic: Path, library: Library) -> None:
    text = (SHIPPED / STENOSIS).read_text(encoding="utf-8")
    changed = text.replace("patient_name: ", "patient_name: Our ")
    own(clinic, "programs/templates/stenosis (2).yaml", changed)
    assert loaded(clinic).templates["stenosis"] == library.templates["stenosis"]
    assert len(told(clinic)) == 1


@pytest.mark.parametrize("name", ["clinic_bow - Copy.yaml", "bow.yaml", "Clinic_bow.yaml"])
def test_a_ladder_in_a_file_of_another_name_is_told_and_not_used(clinic: Path, name: str) -> None:
    own(clinic, "exercises/clinic_bow.yaml", GOOD)
    own(clinic, f"exercises/{name}", GOOD.replace("Stand tall.", "Stand on your head."))
    found = loaded(clinic)
    assert found.exercises["clinic-bow"].set_up == "Stand tall."
    assert [name in str(problem) for problem in found.problems] == [True]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("rules/precautions.yaml", "programs/rules"),
        ("exercise/clinic_bow.yaml", "exercises"),
        ("Templates/stenosis.yaml", "programs/templates"),
    ],
)
def test_a_folder_that_is_misspelt_or_a_step_too_high_is_told(
    clinic: Path, place: str, told: str
) -> None:
    own(clinic, place, GOOD)
    own(clinic, "clinic.yaml", "name: Riverside\n")
    (problem,) = loaded(clinic).problems
    assert problem.file == str(clinic / place.split("/", maxsplit=1)[0])
    assert told in problem.advice


@pytest.mark.parametrize(
    ("text", "home"), [(GOOD, "exercises"), ("id: mine\nlanes: []\n", "programs/templates")]
)
def test_a_ladder_or_template_at_the_top_is_told(clinic: Path, text: str, home: str) -> None:
    own(clinic, "mine.yaml", text)
    own(clinic, "clinic.yaml", "name: Riverside\n")
    (problem,) = loaded(clinic).problems
    assert (problem.file, home in problem.advice) == (str(clinic / "mine.yaml"), True)


@pytest.mark.parametrize("name", ["Clinic.yaml", "clinic.yaml.txt", "clinic.yml"])
def test_a_file_that_is_nearly_the_clinics_is_told(clinic: Path, name: str) -> None:
    own(clinic, name, "name: Riverside\n")
    if name == "clinic.yml":
        assert not loaded(clinic).problems
        own(clinic, "clinic.yaml", "name: Riverside\n")
    (problem,) = loaded(clinic).problems
    assert (problem.file, problem.message) == (str(clinic / name), "this file is not read.")


def test_a_file_in_the_place_of_the_rules_stops(clinic: Path) -> None:
    own(clinic, "programs/rules", "items_max: 4\n")
    library = loaded(clinic)
    assert [one.file for one in library.stops] == [str(clinic / "programs" / "rules")]


@pytest.mark.slow
def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "ours" / "exercises").mkdir(parents=True)
    assert planner("library", "check", "ours", folder=tmp_path).returncode == 0, "it is kept"
    for place in ("exercises/a.yaml", "clinic.yaml", "notes.yaml"):
        os.mkfifo(tmp_path / "ours" / place)
    told = planner("library", "check", "ours", folder=tmp_path)
    assert told.returncode == 1
    assert "exercises/a.yaml: FILE01 this is not an ordinary file." in told.stderr
    assert "clinic.yaml: FILE01 this is not an ordinary file." in told.stderr


def test_intakes_beside_the_library_are_nobodys_business(clinic: Path) -> None:
    own(clinic, "intakes/ann.yaml", "presentation: stenosis\n")
    own(clinic, "ann.yaml", "presentation: stenosis\n")
    own(clinic, "clinic.yaml", "name: Riverside\n")
    assert not loaded(clinic).problems


@pytest.mark.parametrize("name", ["clinic-bow.yaml", "clinic_bow.yml", "deep/clinic_bow.yaml"])
def test_a_dash_a_folder_and_yml_are_as_good(clinic: Path, name: str) -> None:
    own(clinic, f"exercises/{name}", GOOD)
    assert "clinic-bow" in loaded(clinic).exercises
    assert told(clinic) == []


def test_a_copy_of_words_is_told_and_not_used(clinic: Path) -> None:
    place = "exercises/patterns/squat"
    own(clinic, f"{place}.yaml")
    english = own(clinic, f"{place}.es.yaml").read_text(encoding="utf-8")
    own(clinic, f"{place} - Copy.es.yaml", english.replace("Siéntese", "Salte"))
    found = loaded(clinic)
    (problem,) = found.problems
    assert problem.file.endswith("squat - Copy.es.yaml")
    for key in found.ladders["squat"].exercises:
        assert "Salte" not in found.exercises[key].in_language["es"].model_dump_json()


@pytest.mark.parametrize(
    "place",
    [
        "programs/rules/precautions",
        "programs/rules/words.es",
        "programs/templates/strain",
        "exercises/aerobic/run",
        "clinic",
    ],
)
def test_yml_is_read_like_yaml(clinic: Path, place: str, library: Library) -> None:
    if place == "clinic":
        own(clinic, "clinic.yml", "name: Riverside PT\n")
    else:
        shutil.copy(SHIPPED / f"{place}.yaml", own(clinic, f"{place}.yml", ""))
    assert told(clinic) == []
    found, problems = read_clinic(clinic)
    assert problems == []
    assert (found is not None) == (place == "clinic")
    broken = next(clinic.rglob("*.yml"))
    broken.write_text("nonsense: [\n")
    if place not in ("clinic", "programs/rules/words.es"):  # read when they are printed
        assert any(broken.name in line for line in told(clinic))


def test_the_same_rules_in_yml_and_yaml_are_told(clinic: Path) -> None:
    own(clinic, "programs/rules/precautions.yaml")
    shutil.copy(
        SHIPPED / "programs/rules/precautions.yaml",
        own(clinic, "programs/rules/precautions.yml", ""),
    )
    (line,) = told(clinic)
    assert "precautions.yaml stands beside this file" in line


LEFT = ["{}~", ".{}.swp", "#{}#", "{}.bak", "{}.orig", ".#{}", "{}.swp", "{}.tmp", "Thumbs.db"]


@pytest.mark.parametrize("name", some(LEFT, fast=1))
@pytest.mark.parametrize(
    "place",
    [
        "exercises/aerobic/run.yaml",
        STENOSIS,
        "programs/rules/home.yaml",
        "programs/topics/heat.en.md",
    ],
)
def test_what_an_editor_leaves_is_no_problem(
    clinic: Path, place: str, name: str, library: Library
) -> None:
    path = clinic / place
    own(clinic, str(Path(place).with_name(name.format(path.name))), "nonsense: [half a file")
    found = loaded(clinic)
    assert found.problems == ()
    assert load_topics(clinic, found.rules).problems == ()
    assert found.templates == library.templates
    advice = [str(one) for one in leftovers(clinic)]
    assert len(advice) == (not name.startswith("."))
    assert all(path.name in line for line in advice) or "Thumbs" in name


def test_names_of_real_files_are_not_leftovers() -> None:
    folders = (SHIPPED / "exercises", SHIPPED / "programs")
    names = {path.name for folder in folders for path in folder.rglob("*.*")}
    assert not any(map(is_leftover, names))
    assert not is_leftover("swimming.yaml")


def too_long(folder: Path) -> Path:
    """A folder that the system refuses to look into, for whoever asks."""
    return folder / ("x" * 300)


def test_a_folder_that_cannot_be_looked_into_stops_and_is_told(tmp_path: Path) -> None:
    folder = too_long(tmp_path)
    with pytest.raises(LibraryUnusable) as unusable:
        load_library(folder, tmp_path / "cache")
    (problem,) = unusable.value.problems
    assert problem.file == str(folder)
    assert "cannot be read" in problem.message
    assert read_clinic(folder) == (None, [problem])


@pytest.mark.parametrize("mode", [0o000, 0o400, 0o100])
def test_a_folder_that_one_may_not_enter_stops_and_is_told(clinic: Path, mode: int) -> None:
    clinic.chmod(mode)
    try:
        if os.access(clinic, os.R_OK | os.X_OK):
            pytest.skip("this user may enter everything")
        trouble = closed(clinic)
        assert trouble is not None
        assert "Permission" in trouble.message
        with pytest.raises(LibraryUnusable):
            load_library(clinic, clinic.parent / "cache")
        if mode != 0o100:
            with pytest.raises(LibraryUnusable):
                load_library(clinic / "within", clinic.parent / "cache")
    finally:
        clinic.chmod(0o700)
