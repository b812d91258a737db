"""Exercises of others come in as drafts: never chosen, with what is to be decided by hand."""

import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from planner.building.build import build
from planner.library.catalog import load_library
from planner.library.yaml_source import read_yaml
from tests.command import planner
from tests.conftest import an_intake
from tests.sweeps import some, some_rows

KNEE = Path(__file__).parents[1] / "clinics" / "knee"
TABLE = """\
Name,Steps,Equipment,Level,Sets,Reps,Stop if,Tag,License
Towel scrunch,Sit. | Pull the towel in. | Let go.,Towel; Marble,1,2,10,Your foot cramps.,red,CC0
Clam,Lie on your side. | Lift your knee. | Lower it.,Bands,2,3,12,,blue,
"""
FREE = [
    {
        "id": "Wall_Lean",
        "name": "Wall Lean",
        "force": "static",
        "level": "beginner",
        "mechanic": "compound",
        "equipment": "body only",
        "primaryMuscles": ["quadriceps"],
        "instructions": ["Lean on a wall.", "Slide down a little.", "Stay there."],
        "category": "strength",
        "images": ["Wall_Lean/0.jpg"],
    },
    {"id": "Rope_Row", "name": "Rope Row", "equipment": "cable", "instructions": ["Pull."]},
]
EXERCEMUS = {
    "exercises": [
        {
            "name": "Toe touch down",
            "category": "legs",
            "instructions": ["Tap the step with one foot."],
            "equipment": ["step"],
            "primary_muscles": ["glutes"],
            "video": "https://example.org/1",
            "license": {"short_name": "CC-BY-SA 3", "full_name": "Attribution Share Alike 3"},
            "license_author": "A. Writer",
        }
    ]
}
WGER = {
    "count": 2,
    "results": [
        {
            "uuid": "11-22",
            "category": {"id": 9, "name": "Legs"},
            "equipment": [{"id": 1, "name": "Dumbbell"}],
            "muscles": [{"name": "Soleus", "name_en": "Calves"}],
            "images": [{"image": "x.png"}],
            "license": {"full_name": "Attribution Share Alike 4", "short_name": "CC-BY-SA 4"},
            "license_author": "B. Writer",
            "translations": [
                {"language": 1, "name": "Heben", "description": "<p>Hoch.</p>"},
                {
                    "language": 2,
                    "name": "Heel lift",
                    "description": "<p>Stand tall &amp; hold on.</p><ol><li>Lift.</li><li>Lower."
                    "</li></ol><script>alert(1)</script>",
                },
            ],
        },
        {"uuid": "33", "translations": [{"language": 1, "name": "Nur deutsch"}]},
    ],
}


def cell(place: str, said: str | int | float) -> str:
    if isinstance(said, str) and said.startswith("="):  # a formula, and what it came to
        formula, _, value = said[1:].partition("=")
        return f'<c r="{place}"><f>{formula}</f><v>{value}</v></c>'
    if isinstance(said, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(said)}</t></is></c>'
    style = ' s="1"' if said > 40_000 else ""
    return f'<c r="{place}"{style}><v>{said}</v></c>'


def workbook(sheets: dict[str, list[list[str | int | float]]], merged: str = "") -> bytes:
    """An XLSX as small as one can be; a number above 40,000 is a day."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    numbers = range(1, len(sheets) + 1)
    named = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>'
        for n, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in numbers
    )
    links += f'<Relationship Id="rs" Type="{office}/styles" Target="styles.xml"/>'
    one = '<xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
    files = {
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{named}</sheets>'
        "</workbook>",
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs>{one}</cellXfs></styleSheet>',
    }
    for n, rows in zip(numbers, sheets.values(), strict=True):
        body = "".join(
            f'<row r="{r}">{"".join(cell(f"{chr(65 + c)}{r}", one) for c, one in enumerate(row))}'
            "</row>"
            for r, row in enumerate(rows, start=1)
        )
        joined = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
        files[f"xl/worksheets/s{n}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData>{joined}</worksheet>'
        )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for place, text in files.items():
            archive.writestr(place, text)
    return held.getvalue()


def locked_ods() -> bytes:
    """An ODS with a password: its manifest says so."""
    held = io.BytesIO()
    spaces = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{spaces}">'
            '<manifest:file-entry manifest:full-path="content.xml">'
            "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
        )
        archive.writestr("content.xml", "sealed")
    return held.getvalue()


def locked_xlsx() -> bytes:
    """An XLSX with a password: a container of the old kind, with the package sealed in it."""
    end, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    head = struct.pack(
        "<8s16x5H6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0,
    )  # fmt: skip
    head += struct.pack("<109I", 0, *[free] * 108)
    fat = struct.pack("<128I", table, end, *range(3, 10), end, *[free] * 118)

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        said = name.encode("utf-16-le")
        links = struct.pack("<HBB3I", len(said) + 2, kind, 1, free, free, child)
        return said.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)

    tree = entry("Root Entry", 5, 1, end, 0) + entry("EncryptedPackage", 2, free, 2, 4096)
    return head + fat + tree.ljust(512, b"\0") + bytes(4096)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "riverside"
    (folder / "exercises").mkdir(parents=True)
    return folder


def drafts(folder: Path) -> dict[str, Any]:
    (path,) = (folder / "drafts").iterdir()
    source = read_yaml(path)
    assert source.problems == []
    return {one["id"]: one for one in source.data["drafts"]}


def taken(tmp_path: Path, ours: Path, name: str, data: object) -> tuple[dict[str, Any], str]:
    path = tmp_path / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    told = planner("library", "import", path, "--into", ours, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    return drafts(ours), told.stdout


def test_a_spreadsheet_comes_in_row_by_row(tmp_path: Path, ours: Path) -> None:
    found, told = taken(tmp_path, ours, "our list.csv", TABLE)
    scrunch = found["towel-scrunch"]
    assert scrunch["steps"] == ["Sit.", "Pull the towel in.", "Let go."]
    assert scrunch["stop_if"] == "Your foot cramps."
    assert scrunch["dosage"] == {"sets": 2, "reps": 10}
    assert scrunch["equipment"] == ["towel"]
    assert scrunch["not_mapped"] == {"equipment": ["Marble"], "tag": "red"}
    assert scrunch["from"]["licence"] == "CC0"
    assert "dosage.rest_s" in scrunch["to_decide"]
    assert "2 read as drafts; no program has them" in told
    assert "tag" in told
    assert "stop_if (1)" in told
    assert "properties" in told


def test_every_sheet_of_a_workbook_comes_in_as_it_is_shown(tmp_path: Path, ours: Path) -> None:
    """A title above, a formula, a day, a number, a licence that stands once for two rows."""
    head: list[str | int | float] = ["Name", "Steps", "Reps", "License", "Checked"]
    legs = [
        ["Our moves"],
        head,
        ["Toe press", "Sit. | Press.", "=5+5=10", "CC0", 45_000],
        ["Heel press", "Sit. | Press.", 8, "", 45_001],
    ]
    arms = [head, ["Hand press", "Sit. | Press.", 12, "", ""]]
    (tmp_path / "moves.xlsx").write_bytes(workbook({"Legs": legs, "Arms": arms}, "D3:D4"))
    told = planner("library", "import", tmp_path / "moves.xlsx", "--into", ours, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    found = drafts(ours)
    assert [*found] == ["toe-press", "heel-press", "hand-press"]
    assert found["toe-press"]["dosage"] == {"reps": 10}
    assert found["toe-press"]["not_mapped"] == {"checked": "2023-03-15"}
    assert found["heel-press"]["from"]["licence"] == "CC0"
    assert found["hand-press"]["from"]["source"].endswith("sheet Arms")


SEVERAL_ROWS = [
    ["Name", "Steps", "Stop if", "Equipment", "Reps", "Side", "License"],
    ["Toe press", "Sit tall.", "It hurts.", "chair", 10, "left", "CC0"],
    ["", "Press your toes down.", "", "Towel", "", "right", "CC0"],
    ["", "Let go.", "You feel dizzy.", "", 12, "", "CC0"],
    ["Heel press", "Sit. | Press.", "", "", 8, "", ""],
]


@pytest.mark.parametrize("kind", some(["merged", "once", "repeated"], fast=1))
def test_a_name_over_several_rows_is_one_draft(tmp_path: Path, ours: Path, kind: str) -> None:
    """Steps and signs in their order; where the rows differ in a number, nobody has decided it."""
    rows = [[*row] for row in SEVERAL_ROWS]
    if kind == "repeated":
        for row in rows[2:4]:
            row[0] = "Toe press"
    path = tmp_path / ("moves.xlsx" if kind == "merged" else "moves.csv")
    if kind == "merged":
        path.write_bytes(workbook({"Legs": rows}, "A2:A4"))
    else:
        path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
    told = planner("library", "import", path, "--into", ours, folder=tmp_path)
    assert "One name over several rows, one draft: toe-press (3 rows)." in told.stdout
    found = drafts(ours)
    assert [*found] == ["toe-press", "heel-press"]
    press = found["toe-press"]
    assert press["steps"] == ["Sit tall.", "Press your toes down.", "Let go."]
    assert press["stop_if"] == "It hurts. You feel dizzy."
    assert press["equipment"] == ["chair", "towel"]
    assert press["not_mapped"] == {"reps": ["10", "12"], "side": ["left", "right"]}
    assert {"dosage"} <= {*press["to_decide"]}
    assert press["from"]["licence"] == "CC0"


def test_two_exercises_of_one_name_stay_two(tmp_path: Path, ours: Path) -> None:
    """By their ids, or an empty row between them; the therapist is told."""
    table = "Id,Name,Steps\n1,Bridge,Lift.\n2,Bridge,Lift one.\n,,\n3,Plank,Hold.\n"
    found, told = taken(tmp_path, ours, "list.csv", table)
    assert [one["steps"] for one in found.values()] == [["Lift."], ["Lift one."], ["Hold."]]
    assert "Of one name: bridge, bridge-2." in told


def test_an_id_that_is_taken_gets_a_number(tmp_path: Path, ours: Path) -> None:
    found, _ = taken(tmp_path, ours, "list.csv", TABLE)
    assert "clam-2" in found
    assert found["clam-2"]["equipment"] == ["band"]


def test_semicolons_and_other_heads_of_a_spreadsheet_are_understood(
    tmp_path: Path, ours: Path
) -> None:
    table = "Exercise;Step 1;Step 2;Author\nToe press;Sit.;Press.;C. Writer\n"
    found, _ = taken(tmp_path, ours, "list.csv", table)
    assert found["toe-press"]["steps"] == ["Sit.", "Press."]
    assert found["toe-press"]["from"]["authors"] == "C. Writer"


@pytest.mark.parametrize(
    ("data", "draft", "steps", "licence", "authors"),
    [
        (FREE, "wall-lean", 3, "Unlicense", ""),
        (EXERCEMUS, "toe-touch-down", 1, "Attribution Share Alike 3", "A. Writer"),
        (WGER, "heel-lift", 3, "Attribution Share Alike 4", "B. Writer"),
    ],
)
def test_open_collections_keep_licence_and_source_and_lose_their_pictures(
    tmp_path: Path, ours: Path, data: Any, draft: str, steps: int, licence: str, authors: str
) -> None:
    found, told = taken(tmp_path, ours, "exercises.json", data)
    one = found[draft]
    assert len(one["steps"]) == steps
    assert licence in one["from"]["licence"]
    assert one["from"].get("authors", "") == authors
    assert "exercises.json" in one["from"]["source"]
    assert {"images", "video"} & {k for k, v in one["not_mapped"].items() if v == "not taken"}
    assert not {"images", "image", "video", "picture"} & one.keys()
    assert {"properties", "irritability_max", "stop_if", "cautions"} <= {*one["to_decide"]}
    assert licence in told


def test_html_becomes_plain_sentences(tmp_path: Path, ours: Path) -> None:
    found, _ = taken(tmp_path, ours, "w.json", WGER)
    assert found["heel-lift"]["steps"] == ["Stand tall & hold on.", "Lift.", "Lower."]
    assert list(found) == ["heel-lift"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "\ufeffName;Steps\r\nToe tap;Tap.\r\n;\r\n;A step of nobody.\r\n"),
        ("a.json", '[{"name": "Toe tap"}, {"name": "", "force": "push"}]'),
        ("a.json", '{"results": [{"translations": [{"language": 2, "name": "Toe tap"}]}, {}]}'),
    ],
)
def test_what_has_no_name_is_counted_and_not_read(
    tmp_path: Path, ours: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    told = planner("library", "import", tmp_path / name, "--into", ours, folder=tmp_path)
    assert "1 read as a draft" in told.stdout
    assert "Passed over, for they have no name in English: 1." in told.stdout


def test_equipment_that_nobody_here_has_named_is_told(tmp_path: Path, ours: Path) -> None:
    found, _ = taken(tmp_path, ours, "f.json", FREE)
    assert found["rope-row"]["not_mapped"]["equipment"] == ["cable"]
    assert found["wall-lean"].get("equipment", []) == []


def test_another_clinics_folder_comes_in_without_its_pictures(tmp_path: Path, ours: Path) -> None:
    told = planner("library", "import", KNEE, "--into", ours, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    found = drafts(ours)
    assert len(found) == 8
    kick = found["seated-kick"]
    assert kick["from"]["authors"] == "Lakeside Knee Clinic"
    assert kick["to_decide"] == []
    assert "picture" not in kick
    assert kick["not_mapped"]["picture"] == "not taken"


def test_a_draft_is_in_no_library_and_no_program(tmp_path: Path, ours: Path) -> None:
    found, _ = taken(tmp_path, ours, "list.csv", TABLE)
    library = load_library(ours, tmp_path / "cache")
    assert not {*found} & {*library.exercises}
    program = build(an_intake(equipment=["band"]), library).program
    assert program is not None
    assert not {*found} & {*program.exercises}


@pytest.mark.slow
def test_a_draft_becomes_an_exercise_like_another(tmp_path: Path, ours: Path) -> None:
    """Its words and numbers are taken over; nothing is left to decide but whether it is so."""
    taken(tmp_path, ours, "list.csv", TABLE)
    words = ("new", "exercise", "towel-scrunch", "--like", "ankle-knee-to-wall")
    told = planner("library", *words, "--library", ours, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    assert "Then take the draft out" in told.stdout
    made = load_library(ours, tmp_path / "cache").exercises["towel-scrunch"]
    assert made.steps == ("Sit.", "Pull the towel in.", "Let go.")
    assert (made.stop_if, made.dosage.reps) == ("Your foot cramps.", 10)


def test_the_check_names_drafts_that_wait(tmp_path: Path, ours: Path) -> None:
    taken(tmp_path, ours, "list.csv", TABLE)
    told = planner("library", "check", ours, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    assert "advice: 2 drafts wait to be finished" in told.stderr


def test_what_was_read_once_is_not_written_over(tmp_path: Path, ours: Path) -> None:
    taken(tmp_path, ours, "list.csv", TABLE)
    (path,) = (ours / "drafts").iterdir()
    before = path.read_text(encoding="utf-8")
    again = planner("library", "import", tmp_path / "list.csv", "--into", ours, folder=tmp_path)
    assert again.returncode == 2
    assert "is there already" in again.stderr
    assert path.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("name", "data", "words"),
    some_rows(
        [
            ("x.xlsx", b"PK\x03\x04", "CSV UTF-8"),
            ("x.xls", b"", "CSV UTF-8"),
            pytest.param("x.xlsx", locked_xlsx(), "it has a password. Save it without", id="xlsx"),
            pytest.param("x.ods", locked_ods(), "it has a password. Save it without", id="ods"),
            ("x.ods", b"PK\x03\x04", "CSV UTF-8"),
            ("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "CSV UTF-8"),
            ("x.xlsx", workbook({"Weights": [["Weight"], ["3"]]}), '"name"'),
            ("x.csv", "Übung,Schritte\n".encode("latin-1"), "CSV UTF-8"),
            ("x.csv", b"Weight,Colour\n1,red\n", '"name"'),
            ("x.json", b'{"songs": []}', "wger"),
            ("x.json", b'[{"name": ', "x.json:1: "),
            ("x.json", b"5", "no collection known here"),
            ("x.json", b'{"results": []}', "no exercise"),
        ],
        fast=6,
    ),
)
def test_what_is_no_list_of_exercises_is_told(
    tmp_path: Path, ours: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    told = planner("library", "import", tmp_path / name, "--into", ours, folder=tmp_path)
    assert told.returncode == 2
    assert words in told.stderr
    assert not (ours / "drafts").exists()


def test_text_of_strangers_cannot_act_on_a_terminal_or_break_the_file(
    tmp_path: Path, ours: Path
) -> None:
    name = 'Evil\u001b[2J: "}]\n- x'
    found, told = taken(tmp_path, ours, "e.json", [{"name": name, "instructions": ["a: b # c"]}])
    (one,) = found.values()
    assert "\u001b" not in one["name"] + told
    assert one["steps"] == ["a: b # c"]
