"""Languages on the command line: the patient's, another, and what a clinic has still to write."""

import shutil
from pathlib import Path

from pypdf import PdfReader

from planner.library.shipped import shipped_root
from tests.command import planner

INTAKE = """\
patient: {name: María Núñez, birth_year: 1957, language: es}
presentation: stenosis
red_flags: []
equipment: [chair]
"""
LADDER = Path("exercises/relief/flexion.yaml")


def built(folder: Path, **environment: str) -> Path:
    (folder / "intake.yaml").write_text(INTAKE, encoding="utf-8")
    planner("build", "intake.yaml", "-o", "p.json", folder=folder, **environment)
    return folder / "p.json"


def english_clinic(folder: Path) -> Path:
    """A clinic that changed a ladder and has not put it into Spanish."""
    path = folder / "clinic" / LADDER
    path.parent.mkdir(parents=True)
    text = (shipped_root() / LADDER).read_text(encoding="utf-8")
    path.write_text(text.replace("patient_name: Counter lean break", "patient_name: Our lean"))
    return folder / "clinic"


def test_a_spanish_speaking_patient_gets_a_spanish_handout(tmp_path: Path) -> None:
    built(tmp_path)
    done = planner("export", "p.json", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "p.pdf\n")
    (note,) = done.stderr.splitlines()
    assert "Write your number on the line" in note
    reader = PdfReader(tmp_path / "p.pdf")
    assert reader.trailer["/Root"]["/Lang"] == "es-US"
    assert "Próxima cita" in reader.pages[0].extract_text()


def test_nothing_is_written_where_the_language_would_be_mixed(tmp_path: Path) -> None:
    clinic = english_clinic(tmp_path)
    built(tmp_path, PLANNER_LIBRARY=str(clinic))
    done = planner("export", "p.json", folder=tmp_path, PLANNER_LIBRARY=str(clinic))
    assert done.returncode == 2
    assert "p.json: Our lean (standing-flexion-counter) is not written in Spanish." in done.stderr
    assert "Print it in English (--language en), or these parts in English" in done.stderr
    assert not (tmp_path / "p.pdf").exists()
    for wish in (("--language", "en"), ("--mixed",)):
        done = planner("export", "p.json", *wish, folder=tmp_path, PLANNER_LIBRARY=str(clinic))
        assert done.returncode == 0, done.stderr
        (tmp_path / "p.pdf").unlink()


def test_a_clinic_is_told_what_it_has_still_to_write(tmp_path: Path) -> None:
    clinic = english_clinic(tmp_path)
    assert planner("library", "check", clinic, folder=tmp_path).returncode == 0
    done = planner("library", "check", clinic, "--language", "es", folder=tmp_path)
    assert done.returncode == 1
    lines = done.stdout.splitlines() + done.stderr.splitlines()
    assert len([line for line in lines if "not written in Spanish" in line]) == 14
    assert any("flexion.yaml:" in line and "standing-flexion-counter" in line for line in lines)
    shutil.copy(shipped_root() / LADDER.with_suffix(".es.yaml"), clinic / LADDER.parent)
    done = planner("library", "check", clinic, "--language", "es", folder=tmp_path)
    assert done.returncode == 1
    assert "the English has changed since this was written" in done.stderr
    spanish = clinic / LADDER.with_suffix(".es.yaml")
    mark = ("--id", "standing-flexion-counter", "--library", clinic)
    assert planner("library", "mark", spanish, *mark, folder=tmp_path).returncode == 0
    done = planner("library", "check", clinic, "--language", "es", folder=tmp_path)
    assert done.returncode == 0, done.stdout


def test_a_clinics_topic_or_words_that_cannot_be_used_are_told_when_building(
    tmp_path: Path,
) -> None:
    topics = tmp_path / "clinic" / "programs" / "topics"
    topics.mkdir(parents=True)
    (topics / "heat.en.md").write_text("# Heat\n\nNever **ever** use ice.\n", encoding="utf-8")
    rules = tmp_path / "clinic" / "programs" / "rules"
    rules.mkdir()
    (rules / "words.es.yaml").write_text("language: es\npairs: [{en: a broom, es: 5}]\n")
    (tmp_path / "intake.yaml").write_text(INTAKE, encoding="utf-8")
    build = ("build", "intake.yaml", "-o", "p.json", "--library", "clinic")
    done = planner(*build, folder=tmp_path)
    assert done.returncode == 2
    assert "words.es.yaml:2" in done.stderr
    assert not (tmp_path / "p.json").exists()
    (rules / "words.es.yaml").unlink()
    done = planner(*build, folder=tmp_path)
    assert done.returncode == 1
    assert "heat.en.md:3" in done.stderr
    assert (tmp_path / "p.json").exists()
