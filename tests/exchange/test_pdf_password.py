"""A handout that is sent opens for the patient, with every aid, and for nobody else."""

import io
import unicodedata
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from pypdf import PasswordType, PdfReader
from pypdf.constants import UserAccessPermissions
from pypdf.errors import FileNotDecryptedError

from planner.exchange.files import FileTrouble
from planner.exchange.password_source import read_password
from planner.exchange.pdf_password import PasswordRefused, lock, prepared
from planner.handout.layouts.render import render
from tests.conftest import MakeProgram

PASSWORD = "horse battery staple"


@pytest.fixture
def pdf(make_program: MakeProgram) -> bytes:
    return render(make_program())


def test_only_the_password_opens_it(pdf: bytes) -> None:
    locked = lock(pdf, PASSWORD)
    reader = PdfReader(io.BytesIO(locked))
    assert reader.is_encrypted
    for wrong in ("", "Horse battery staple", "horse battery staple "):
        assert reader.decrypt(wrong) is PasswordType.NOT_DECRYPTED
    with pytest.raises(FileNotDecryptedError):
        reader.pages[0].extract_text()
    assert reader.decrypt(PASSWORD) is not PasswordType.NOT_DECRYPTED
    texts = [page.extract_text() for page in reader.pages]
    assert texts == [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_it_is_aes_256_of_the_current_revision(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(lock(pdf, PASSWORD)), password=PASSWORD) as document:
        how = document.encryption
    assert (how.R, how.bits) == (6, 256)
    methods = {how.stream_method, how.string_method, how.file_method}
    assert {method.name for method in methods} == {"aesv3"}


def test_nothing_about_the_patient_can_be_read_in_the_file(pdf: bytes) -> None:
    locked = lock(pdf, PASSWORD)
    assert b"Sample Patient" in pdf or "Sample Patient".encode("utf-16-be") in pdf
    for words in ("Sample Patient", "exercise program", PASSWORD):
        assert words.encode() not in locked
        assert words.encode("utf-16-be") not in locked
    with pikepdf.open(io.BytesIO(locked), password=PASSWORD) as document:
        assert document.docinfo["/Title"]


def test_who_has_the_password_may_do_everything_screen_readers_first(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(lock(pdf, PASSWORD)), password=PASSWORD)
    allowed = reader.user_access_permissions
    assert allowed is not None
    assert UserAccessPermissions.EXTRACT_TEXT_AND_GRAPHICS in allowed
    assert UserAccessPermissions.PRINT in allowed
    assert UserAccessPermissions.FILL_FORM_FIELDS in allowed
    assert UserAccessPermissions.EXTRACT in allowed


def test_it_stays_as_accessible_and_as_small_as_it_was(pdf: bytes) -> None:
    locked = lock(pdf, PASSWORD)
    assert len(locked) < 1.05 * len(pdf)
    unlocked = io.BytesIO()
    with pikepdf.open(io.BytesIO(locked), password=PASSWORD) as document:
        document.save(unlocked, encryption=False)
    report = page_validation.validate_pdf_bytes(unlocked.getvalue(), profile="ua1")
    assert report.is_compliant, str(report)


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_an_accent_opens_it_however_the_keyboard_spells_it(pdf: bytes, typed: str) -> None:
    locked = lock(pdf, unicodedata.normalize(typed, "señor café"))
    assert len(pypdfium2.PdfDocument(locked, password="señor café")) > 1


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "empty"),
        ("        ", "empty"),
        ("\u00a0" * 8, "empty"),
        ("short12", "7 characters; use 8 or more"),
        (" leading space", "begins or ends with a space"),
        ("trailing space ", "begins or ends with a space"),
        ("\u200b" * 8, "cannot be seen"),
        ("soft\u00adhyphen", "cannot be seen"),
        ("back\x08space", "cannot be seen"),
        ("lost \udcff byte", "cannot be seen"),
        ("🤸" * 8, "do not agree"),
        ("abc שלום abc", "do not agree"),
        ("x" * 128, "too long"),
        ("ñ" * 64, "too long"),
    ],
)
def test_a_password_that_does_not_protect_is_refused(password: str, words: str) -> None:
    with pytest.raises(PasswordRefused, match=words):
        prepared(password)


@pytest.mark.parametrize("password", ["12345678", "שלום עולם", "x" * 127, "ñ" * 63])
def test_other_passwords_are_not(password: str) -> None:
    assert prepared(password) == password


@pytest.mark.parametrize(
    "content",
    [
        b"horse battery staple",
        b"horse battery staple\n",
        b"horse battery staple\r\nfor Ms. Lee\r\n",
        b"\xef\xbb\xbfhorse battery staple\n",
    ],
)
def test_the_first_line_of_a_file_is_the_password(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "password"
    path.write_bytes(content)
    assert read_password(path) == PASSWORD


def test_what_is_wrong_with_a_password_file_is_told_without_the_password(tmp_path: Path) -> None:
    path = tmp_path / "password"
    path.write_text("tulip7\n")
    with pytest.raises(PasswordRefused, match=r"password:1: .*8 or more") as short:
        read_password(path)
    assert "tulip7" not in str(short.value)
    path.write_bytes(b"\nsecond line only\n")
    with pytest.raises(PasswordRefused, match="empty"):
        read_password(path)
    path.write_bytes("café au lait".encode("latin-1"))
    with pytest.raises(PasswordRefused, match="UTF-8"):
        read_password(path)
    with pytest.raises(FileTrouble, match="No such file"):
        read_password(tmp_path / "none")
