"""Tables as other programs write them: read as they are meant, or refused with the line."""

from datetime import date
from pathlib import Path

import pytest

from planner.library.importing.draft import ExerciseDraft
from planner.library.importing.reading import NotImported, drafts_from, drafts_from_folder
from planner.library.importing.written import drafts_text
from planner.library.yaml_source import parse_yaml


def read(table: str, name: str = "list.csv") -> tuple[ExerciseDraft, ...]:
    return drafts_from(table.encode(), name, (), ("chair",)).drafts


@pytest.mark.parametrize(
    "table",
    [
        "name;steps;reps\nClam;Lie down, then lift.;10\n",
        "name\tsteps\treps\r\nClam\tLie down, then lift.\t10\r\n",
        'name|steps|reps\rClam|"Lie down, then lift."|10\r',
        "sep=;\nname;steps;reps\nClam;Lie down, then lift.;10\n",
        "Hips, knees, backs, all of it\nname;steps;reps\nClam;Lie down, then lift.;10\n",
        "Exercise;;\nname;steps;reps\nClam;Lie down, then lift.;10\n",
    ],
)
def test_what_parts_the_cells_is_found(table: str) -> None:
    (clam,) = read(table)
    assert clam.fields["steps"] == ["Lie down, then lift."]
    assert clam.fields["dosage"] == {"reps": 10}
    assert not clam.not_mapped


@pytest.mark.parametrize(
    ("table", "line", "words"),
    [
        ("name,steps,reps\nClam,Lie on your side, lift,10\n", 2, "more cells than columns"),
        ('name,reps\nBridge,3\nClam,"8\nPlank,4\n', 3, "a quote is open"),
        ('name,steps\n"Clam","Lie\n"low" and lift"\n', 2, "text behind the quote"),
        ("name,steps\nClam,Lie\0 down\n", 2, "not UTF-8"),
        ('[\n{"name": "Clam", "instr', 2, "not valid JSON"),
        ('[{"name": "Clam", "name": "Plank"}]', 0, 'the key "name" stands twice'),
        ('[{"name": "Clam \\ud800"}]', 0, "half of one"),
        ('[{"name": 7}, {"name": ["Clam"]}]', 0, "there is no exercise"),
    ],
)
def test_what_would_be_read_as_something_else_is_refused_with_its_line(
    table: str, line: int, words: str
) -> None:
    with pytest.raises(NotImported) as refused:
        read(table)
    at = f"list.csv:{line}: " if line else "list.csv: "
    assert str(refused.value).startswith(at)
    assert words in str(refused.value)


def test_no_cell_is_lost() -> None:
    """A column without a head, two of one head, another name: taken, or among what is not."""
    heads = "Name,Title,Steps,Cautions,Cautions,Reps,Reps,,url,id"
    (clam,) = read(f"{heads}\nClam,Shell,Lie.,Hips.,Knees.,8,10,Ask Dana,a.example,7\n")
    assert clam.fields["cautions"] == "Hips. Knees."
    assert clam.origin.original == "a.example"
    assert clam.not_mapped == {
        "name": ["Shell"],
        "original": ["7"],
        "reps": ["8", "10"],
        "column_8": "Ask Dana",
    }


@pytest.mark.parametrize("said", ["10,0", "2.5", "-3", "1e3", "NaN", "12-Oct", "١٢", "9" * 5000])
def test_only_a_plain_number_is_a_dose(said: str) -> None:
    (clam,) = read(f"name;reps\nClam;{said}\n")
    assert "dosage" not in clam.fields
    assert clam.not_mapped == {"reps": said}


def test_a_name_is_never_cut() -> None:
    (long,) = read(f"name\n{'Lift ' * 30}\n")
    assert long.fields["patient_name"] == long.fields["name"] == ("Lift " * 30).strip()


def test_what_a_folder_has_that_cannot_be_read_is_told_and_the_rest_comes_in(
    tmp_path: Path,
) -> None:
    """A file that is half written, one without a list, ids that are none; and what is here."""
    files = {
        "a.yaml": "exercises:\n  - id: Our Bow\n  - id: [1]\n  - id: clam\n    name: Clam\n",
        "b.yaml": "exercises: 5\n",
        "c.yaml": "exercises:\n  - {id: x\n",
    }
    (tmp_path / "exercises").mkdir()
    for name, text in files.items():
        (tmp_path / "exercises" / name).write_text(text)
    found = drafts_from_folder(tmp_path, ("clam",))
    assert [(one.id, one.origin.original) for one in found.drafts] == [("our-bow", "Our Bow")]
    told = [(Path(one.file).name, one.line, one.severity) for one in found.problems]
    assert told == [
        ("a.yaml", 3, "problem"),
        ("a.yaml", 4, "advice"),
        ("b.yaml", 1, "problem"),
        ("c.yaml", 2, "problem"),
    ]


def test_words_of_strangers_do_not_break_the_file_of_drafts() -> None:
    table = '[{"name": "Clam", "a: b # c": "x: y", "- [": {"name": "z"}, "on": "off"}]'
    text = drafts_text(read(table), date(2026, 11, 30))
    (clam,) = parse_yaml(text, "drafts.yaml").data["drafts"]
    assert clam["not_mapped"] == {"a: b # c": "x: y", "- [": "z", "on": "off"}
