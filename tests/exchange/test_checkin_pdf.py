"""A diary comes back filled in, by whatever program; what it tells becomes a check-in."""

import io
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NullObject, TextStringObject

from planner.building.build import build
from planner.exchange.checkin_pdf import checkin_to_json, is_empty, read_checkin
from planner.exchange.pdf_password import lock
from planner.exchange.typed_number import out_of_ten
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.language import Language
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.program.checkin import CheckIn, CheckInDay
from planner.model.program.diary_field import DiaryField, diary_field
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from tests.conftest import MakeProgram, an_intake
from tests.exchange.typist import CLICK, typed_into
from tests.sweeps import some

PASSWORD = "horse battery staple"

WEEK = {
    "w01.mon.Daily.done": "/Yes",
    "w01.mon.pain_before": "7",
    "w01.mon.pain_after": "10",
    "w01.wed.effort": "0",
    "w02.notes": "Caminé más: ¡mucho mejor! Señor Núñez me ayudó.",
}
TOLD = {
    "days": (
        CheckInDay(week=1, day="mon", done=("Daily",), pain_before=7, pain_after=10),
        CheckInDay(week=1, day="wed", not_done=True, effort=0),
    ),
    "notes": {2: "Caminé más: ¡mucho mejor! Señor Núñez me ayudó."},
}


@pytest.fixture(scope="module")
def program(library: Library) -> Program:
    built = build(an_intake(weeks=6), library).program
    assert built is not None
    return built


@pytest.fixture(scope="module")
def diary(program: Program) -> bytes:
    return render(program, options=Options(layout="diary", fillable=True))


@pytest.fixture(scope="module")
def filled(diary: bytes) -> bytes:
    return fill(diary, WEEK)


def fill(pdf: bytes, values: Mapping[str, str], **how: Any) -> bytes:
    """What pypdf writes."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf), password=how.pop("password", None)))
    names = writer.get_fields() or {}
    found = {next(n for n in names if n.endswith(end)): text for end, text in values.items()}
    writer.update_page_form_field_values(None, found, **how)
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def told(tmp_path: Path, pdf: bytes, *rest: str | None) -> tuple[CheckIn | None, list[Problem]]:
    (tmp_path / "filled.pdf").write_bytes(pdf)
    return read_checkin(tmp_path / "filled.pdf", *rest)


def read(tmp_path: Path, pdf: bytes, *rest: str | None) -> CheckIn:
    checkin, problems = told(tmp_path, pdf, *rest)
    assert checkin is not None, problems
    assert not problems
    return checkin


@pytest.mark.parametrize("regenerate", some([True, False, None], fast=1))
def test_what_was_filled_in_is_read_back(
    tmp_path: Path, program: Program, diary: bytes, regenerate: bool | None
) -> None:
    filled = fill(diary, WEEK, auto_regenerate=regenerate)
    assert read(tmp_path, filled) == CheckIn.model_validate(
        {"program": fingerprint(program), **TOLD}
    )
    assert page_validation.validate_pdf_bytes(filled, profile="ua1").is_compliant


@pytest.mark.parametrize("language", some(["es", "en"], fast=1))
def test_a_patient_clicks_and_types_in_a_viewer(
    tmp_path: Path, program: Program, language: Language
) -> None:
    wished = Options(layout="diary", language=language, mixed=True, fillable=True)
    pdf = render(program, options=wished)
    filled = typed_into(pdf, {**WEEK, "w01.mon.Daily.done": CLICK})
    assert read(tmp_path, filled, None, fingerprint(program)).days == TOLD["days"]
    assert read(tmp_path, filled).notes == TOLD["notes"]
    assert page_validation.validate_pdf_bytes(filled, profile="ua1").is_compliant


@pytest.mark.slow
def test_a_third_digit_cannot_be_typed_and_a_second_click_takes_the_tick_away(
    tmp_path: Path, diary: bytes
) -> None:
    once = typed_into(diary, {"w01.mon.Daily.done": CLICK, "w01.mon.effort": "105"})
    assert read(tmp_path, once).days == (CheckInDay(week=1, day="mon", done=("Daily",), effort=10),)
    twice = typed_into(once, {"w01.mon.Daily.done": CLICK})
    assert read(tmp_path, twice).days == (CheckInDay(week=1, day="mon", not_done=True, effort=10),)


def test_a_locked_diary_is_filled_in_and_read_with_its_password(
    tmp_path: Path, diary: bytes
) -> None:
    locked = lock(diary, PASSWORD)
    filled = typed_into(locked, {**WEEK, "w01.mon.Daily.done": CLICK}, PASSWORD)
    assert read(tmp_path, filled, PASSWORD).days == TOLD["days"]
    for password, words in ((None, "locked; give its password"), ("other", "does not open")):
        (tmp_path / "filled.pdf").write_bytes(locked)
        checkin, (problem,) = read_checkin(tmp_path / "filled.pdf", password)
        assert checkin is None
        assert words in problem.message


@pytest.mark.parametrize(
    "change",
    some(
        [
            lambda field: field.update({NameObject("/V"): NameObject("/Yes")}),
            lambda field: field.update({NameObject("/AS"): NameObject("/Yes")}),
            lambda field: field.update(
                {NameObject("/V"): NameObject("/1"), NameObject("/AS"): NullObject()}
            ),
        ],
        fast=1,
    ),
)
def test_a_tick_counts_however_it_was_saved(tmp_path: Path, diary: bytes, change: Any) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(diary))
    fields = [each.get_object() for each in writer.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    change(next(field for field in fields if field["/FT"] == "/Btn"))
    saved = io.BytesIO()
    writer.write(saved)
    (day,) = read(tmp_path, saved.getvalue()).days
    assert day.done == ("Daily",)


def test_fields_are_known_by_the_end_of_their_names() -> None:
    field = DiaryField("0123456789ab", 3, "mon", "A")
    assert field.name == "0123456789ab.w03.mon.A.done"
    assert diary_field(f"joined.{field.name}") == field
    for name in ("0123456789ab.w03.mon.pain_before", "0123456789ab.w12.notes"):
        found = diary_field(name)
        assert found is not None
        assert found.name == name
    for name in ("0123456789ab.w13.notes", "name", "0123456789ab.w03.mon.C.done", ""):
        assert diary_field(name) is None
    assert diary_field(f"{field.name}\n") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        (" 7 ", 7),
        ("0", 0),
        ("10", 10),
        ("07", 7),
        ("7.", 7),
        ("7,", 7),
        ("7.0", 7),
        ("7/10", 7),
        ("7 / 10", 7),
        ("10/10", 10),
        ("7 of 10", 7),
        ("7 de 10", 7),
        ("７", 7),
        ("11", None),
        ("-1", None),
        ("7,5", None),
        ("7.5", None),
        ("7-8", None),
        ("7/8", None),
        ("7 8", None),
        ("seven", None),
        ("?", None),
        ("", None),
        ("²", 2),
        ("1" * 5000, None),
    ],
)
def test_numbers_are_read_as_people_type_them_and_never_guessed(
    text: str, number: int | None
) -> None:
    assert out_of_ten(text) == number


def test_what_cannot_be_read_is_told_by_week_and_day_and_the_rest_is_kept(
    tmp_path: Path, diary: bytes
) -> None:
    odd = {"w02.fri.effort": "so so", "w03.mon.pain_after": "11", "w03.mon.pain_before": "x" * 900}
    checkin, problems = told(tmp_path, fill(diary, {**WEEK, **odd}))
    assert checkin is not None
    assert checkin.days == TOLD["days"]
    assert [each.where for each in problems] == [
        "week 2, Friday, effort",
        "week 3, Monday, pain before",
        "week 3, Monday, pain after",
    ]
    assert '"so so" is not one whole number from 0 to 10' in problems[0].message
    assert all(len(str(each)) < 300 for each in problems)


@pytest.mark.slow
def test_notes_are_kept_without_what_cannot_be_seen_and_not_without_end(
    tmp_path: Path, diary: bytes
) -> None:
    notes = {
        "w01.notes": "one\rtwo\x1b[31m\u202ethree\x00\tfour ",
        "w02.notes": "\x07 \u200b",
        "w03.notes": "a" * 30_000,
    }
    checkin, problems = told(tmp_path, fill(diary, notes))
    assert checkin is not None
    assert checkin.notes[1] == "one\ntwo[31mthree four"
    assert 2 not in checkin.notes
    assert len(checkin.notes[3]) == 2000
    assert [each.where for each in problems] == ["week 3, notes"]
    assert CheckIn.model_validate_json(checkin_to_json(checkin), strict=True) == checkin


def test_an_untouched_diary_tells_nothing(tmp_path: Path, diary: bytes) -> None:
    assert is_empty(read(tmp_path, diary))


def test_a_diary_of_another_program_is_refused(tmp_path: Path, filled: bytes) -> None:
    checkin, (problem,) = told(tmp_path, filled, None, "0" * 12)
    assert checkin is None
    assert "another program" in problem.message


@pytest.mark.slow
def test_two_diaries_in_one_file_are_told_apart(
    tmp_path: Path, program: Program, filled: bytes
) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(filled))
    field = writer.get_object(writer.root_object["/AcroForm"]["/Fields"][0].idnum)  # type: ignore[index]
    copy = field.clone(writer, force_duplicate=True)
    copy[NameObject("/T")] = TextStringObject("0123456789ab")
    writer.root_object["/AcroForm"]["/Fields"].append(copy.indirect_reference)  # type: ignore[index]
    saved = io.BytesIO()
    writer.write(saved)
    checkin, (problem,) = told(tmp_path, saved.getvalue())
    assert checkin is None
    assert "several programs" in problem.message
    assert read(tmp_path, saved.getvalue(), None, fingerprint(program)).days == TOLD["days"]


def test_the_fingerprint_is_of_what_is_asked_and_not_of_its_words(
    make_program: MakeProgram,
) -> None:
    made = make_program()
    assert fingerprint(made) == fingerprint(Program.model_validate_json(made.model_dump_json()))
    reworded = made.handed.model_copy(update={"micro_break": "Get up now and then."})
    assert fingerprint(made.model_copy(update={"handed": reworded})) == fingerprint(made)
    week = made.weeks[3]
    session = week.sessions[0]
    item = session.items[0].model_copy(update={"reps": session.items[0].reps + 1})
    session = session.model_copy(update={"items": (item, *session.items[1:])})
    week = week.model_copy(update={"sessions": (session, *week.sessions[1:])})
    changed = made.model_copy(update={"weeks": (*made.weeks[:3], week, *made.weeks[4:])})
    other = make_program(patient={"name": "Sam Lee", "birth_year": 1957})
    assert len({fingerprint(made), fingerprint(changed), fingerprint(other)}) == 3


def packed(text: bytes) -> bytes:
    data = zlib.compress(text)
    return b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


END = b"trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"

NOT_A_DIARY: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "not a PDF"),
    "a photograph": (b"\xff\xd8\xff\xe0" * 50, "not a PDF"),
    "a head alone": (b"%PDF-1.7\n", "damaged"),
    "nested without end": (b"%PDF-1.4\n1 0 obj\n" + b"[" * 50_000, "damaged"),
    "a loop": (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>\nendobj\n"
        b"2 0 obj\n<< /T (a) /Kids [2 0 R 2 0 R] >>\nendobj\n" + END,
        "no diary fields",
    ),
    "fields of the wrong kind": (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /AcroForm << /Fields [1 (a) "
        b"<< /T 5 /Kids 7 >> << /T (b) /FT /Tx /V [1] >>] >> >>\nendobj\n" + END,
        "no diary fields",
    ),
    "packed far too tight": (
        b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /AcroForm << /Fields [<< /T (0123456789ab) /Kids "
        b"[<< /T (w01) /Kids [<< /T (notes) /FT /Tx /V 2 0 R >>] >>] >>] >> >>\nendobj\n"
        b"2 0 obj\n<< " + packed(b"x" * 30_000_000) + b"\nendobj\n" + END,
        "damaged",
    ),
}


@pytest.mark.parametrize("kind", NOT_A_DIARY)
def test_what_is_no_diary_is_refused_in_words(tmp_path: Path, kind: str) -> None:
    pdf, words = NOT_A_DIARY[kind]
    checkin, (problem,) = told(tmp_path, pdf)
    assert checkin is None
    assert words in problem.message


def test_a_handout_that_is_not_fillable_has_no_fields(tmp_path: Path, program: Program) -> None:
    checkin, (problem,) = told(tmp_path, render(program, options=Options(layout="diary")))
    assert checkin is None
    assert "not a scan or a print" in problem.advice


def test_half_a_file_is_never_a_traceback(tmp_path: Path, filled: bytes) -> None:
    for cut in range(200, len(filled), len(filled) // 12):
        checkin, problems = told(tmp_path, filled[:cut])
        assert checkin is None or checkin.days == TOLD["days"] or problems or is_empty(checkin)


def test_what_qpdf_saves_again_is_still_read(tmp_path: Path, filled: bytes) -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(filled)) as document:
        document.save(saved, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert read(tmp_path, saved.getvalue()).days == TOLD["days"]
