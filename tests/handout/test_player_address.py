"""The address that carries a part of a plan: all of it, no name, and a code that a phone reads."""

import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from planner.building.may_print import Stopped
from planner.handout.layouts.square_code import player_code
from planner.handout.options import Options
from planner.handout.player.address import VERSION, fragment, part_html
from planner.handout.player.between import placed
from planner.handout.player.known import pictures_of
from planner.handout.player.letters import LETTERS
from planner.handout.player.pieces import HOLE, Book, NotInBook, book_of_texts
from planner.model.clinic import Clinic
from planner.model.language import Language
from planner.model.library import Library
from planner.model.program.program import Program
from planner.services.printing import Pages
from planner.services.sources import FixedClock, FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import MakeProgram, an_intake
from tests.presentations import PRESENTATIONS
from tests.printed import planned
from tests.sweeps import some

PAGE = "https://clinic.example/moves/"
CLINIC = Clinic(name="Riverside Physical Therapy", phone="+1 555 0100", player=PAGE)
TODAY, START = date(2026, 11, 29), date(2026, 11, 30)


@pytest.fixture(scope="module")
def sources(library: Library) -> FolderSources:
    return FolderSources(library=library)


def wished(**more: Any) -> Options:
    told = {"layout": "sheet", "clinic": CLINIC, "made_on": TODAY, "start": START} | more
    return Options(**told)


def built(sources: FolderSources, **intake: Any) -> Program:
    workspace = Workspace(Settings(Path()), sources=sources, clock=FixedClock(TODAY))
    return planned(workspace, an_intake(weeks=12, **intake))


def bytes_of(letters: str) -> bytes:
    found = bytearray()
    for at in range(0, len(letters), 3):
        three = letters[at : at + 3]
        number = sum(LETTERS.index(one) * 41**place for place, one in enumerate(three))
        found += number.to_bytes(len(three) - 1, "big")
    return bytes(found)


def ends_with(book: Book, told: bytes, html: str) -> bool:
    """What is told ends with the page in pieces."""
    return told.endswith(book.told(html)) and said(book, book.told(html)) == html


def said(book: Book, told: bytes) -> str:
    """The text of pieces."""
    numbers, at = [], 0
    while at < len(told):
        one, at = told[at], at + 1
        if one > 127:
            one, at = (one & 127) << 8 | told[at], at + 1
        numbers.append(one)
    text, left = "", iter(numbers)
    for one in left:
        for part in book.pieces[one].split(HOLE)[:-1]:
            text += part + str(next(left))
        text += book.pieces[one].split(HOLE)[-1]
    return text


@pytest.mark.parametrize("presentation", some(PRESENTATIONS, fast=2))
def test_every_part_is_whole_and_fits_a_code(
    presentation: str, sources: FolderSources, library: Library
) -> None:
    program = built(sources, presentation=presentation, precautions=("osteoporosis",))
    languages: tuple[Language, ...] = ("en", "es") if presentation == "sciatica" else ("en",)
    for language in languages:
        book = sources.player_books(language)
        for part in (one.number for one in program.phases):
            options = wished(part=part, language=language, mixed=True)
            made = fragment(program, options, library, book)
            data = bytes_of(made.removeprefix(VERSION))
            assert zlib.crc32(data[:-4]).to_bytes(4, "big") == data[-4:]
            assert data[:4] == book.digest
            told = zlib.decompress(data[4:-4], -15)
            assert ends_with(book.book, told, part_html(program, options, library, part))
            assert player_code(f"{PAGE}#{made}"), (language, part, len(made))


@pytest.mark.slow
def test_every_picture_of_the_page_can_be_named_in_an_address(
    sources: FolderSources, library: Library
) -> None:
    """Those on a bed and of a way of one's own too: who is frail has a code as others have."""
    names = [name for name, _ in pictures_of(library)]
    assert any("." in name for name in names)
    book = sources.player_books("es").book
    for name in names:
        assert said(book, book.told(placed(name))) == placed(name)


def test_nothing_that_was_typed_is_in_it(
    sources: FolderSources, library: Library, make_program: MakeProgram
) -> None:
    """Neither a name nor a goal nor a note of the therapist, not even as what it changes."""
    plain = make_program(presentation="stenosis", weeks=8)

    def typed(name: str, goal: str, remark: str) -> Program:
        who = plain.intake.patient.model_copy(update={"name": name})
        weeks = [
            week.model_copy(
                update={
                    "sessions": tuple(
                        one.model_copy(
                            update={
                                "items": tuple(
                                    item.model_copy(update={"goal": goal, "remark": remark})
                                    for item in one.items
                                )
                            }
                        )
                        for one in week.sessions
                    )
                }
            )
            for week in plain.weeks
        ]
        intake = plain.intake.model_copy(update={"patient": who})
        return plain.model_copy(update={"intake": intake, "weeks": tuple(weeks)})

    pages = {
        part_html(typed(*words), wished(), library, 1)
        for words in (
            ("Ann Lee", "walk to Zanzibar", "as Dr Quark said"),
            ("Bo Ray", "dance", "slow"),
        )
    }
    (html,) = pages
    assert "Your therapist wrote a note for you. Read it on your paper." in html
    with pytest.raises(NotInBook):
        sources.player_books("en").book.told("Zanzibar")


def test_numbers_and_words_are_told_in_the_fewest_bytes() -> None:
    book = book_of_texts(["Do \u0001 rounds.", "Do ", "</p><p>"], ["twice rest"])
    text = "Do 12 rounds.</p><p>Rest twice 300"
    assert said(book, book.told(text)) == text
    assert len(book.told("Do 12 rounds.")) == 2
    for unknown in ("hello", "007", "12345"):
        with pytest.raises(NotInBook):
            book.told(unknown)


def pdf_of(sources: FolderSources, program: Program, options: Options) -> bytes:
    workspace = Workspace(Settings(Path()), sources=sources, clock=FixedClock(TODAY))
    made = workspace.pages(program, options)
    assert isinstance(made, Pages), made
    return made.pdf


def codes_in(pdf: bytes) -> list[str]:
    return [
        found.text
        for page in pypdfium2.PdfDocument(pdf)
        for found in zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
    ]


def test_the_sheet_of_a_part_has_its_code(sources: FolderSources, library: Library) -> None:
    program = built(sources, presentation="sciatica")
    options = wished(part=2, language="es", mixed=True)
    (code,) = codes_in(pdf_of(sources, program, options))
    assert code == f"{PAGE}#{fragment(program, options, library, sources.player_books('es'))}"
    workspace = Workspace(Settings(Path()), sources=sources, clock=FixedClock(TODAY))
    looked = workspace.pages(program, replace(options, format="html"))
    assert isinstance(looked, Pages)
    assert f'href="{code}"'.encode() in looked.pdf, "and the page for a phone a link"
    without = replace(options, clinic=Clinic(name="Riverside"))
    assert codes_in(pdf_of(sources, program, without)) == []


def test_no_code_is_finer_than_a_phone_reads() -> None:
    assert player_code(f"{PAGE}#{'A' * 1300}") is not None
    assert player_code(f"{PAGE}#{'A' * 1500}") is None


def test_a_stopped_program_has_no_address(
    sources: FolderSources, make_program: MakeProgram
) -> None:
    from planner.building.alarms import with_alarms

    program = with_alarms(make_program(), [("numb_weak_w2", "numb or weak, week 2")], TODAY)
    workspace = Workspace(Settings(Path()), sources=sources, clock=FixedClock(TODAY))
    for form in ("pdf", "html"):
        assert isinstance(workspace.pages(program, wished(format=form)), Stopped)


@pytest.mark.parametrize(
    "address",
    [
        "http://clinic.example/",
        "https://clinic.example/#plan",
        "https://clinic.example/?a=1",
        "https://ann@clinic.example/",
        "clinic.example",
    ],
)
def test_a_page_that_would_tell_a_server_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="https://"):
        Clinic(name="Riverside", player=address)
