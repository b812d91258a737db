"""The document that other tools set says what the program says, whatever signs are in it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from planner.handout.words.frame_letters import how_to
from tests.benchmarks.pieces import Document, texts_of
from tests.benchmarks.same_document import document_of
from tests.benchmarks.same_in_html import to_html
from tests.benchmarks.same_in_typst import to_typst
from tests.conftest import MakeProgram

_NAME = 'Ann <b> & "Bo" \\ #let $x$ *y* </style>'


@pytest.fixture
def document(make_program: MakeProgram) -> Document:
    program = make_program(patient={"name": _NAME, "birth_year": 1957}, goals=[f"Dance, {_NAME}"])
    return document_of(program, 0.9)


def test_every_exercise_is_in_it(make_program: MakeProgram) -> None:
    program = make_program()
    texts = {text for piece in document_of(program, 1.0).pieces for text in texts_of(piece)}
    for exercise in program.exercises.values():
        assert {exercise.patient_name, *how_to(exercise).steps} <= texts


def test_html_says_every_text_as_it_is(document: Document) -> None:
    read: list[str] = []
    parser = HTMLParser()
    parser.handle_data = lambda data: read.append(data.strip())  # type: ignore[method-assign]
    parser.feed(to_html(document, {False: Path("/regular.ttf")}).body)
    assert {text for piece in document.pieces for text in texts_of(piece)} <= set(read)


def test_typst_says_every_text_as_it_is(document: Document) -> None:
    literals = re.findall(r'"((?:[^"\\]|\\.)*)"', to_typst(document))
    read = {re.sub(r"\\(.)", r"\1", literal) for literal in literals}
    assert {text for piece in document.pieces for text in texts_of(piece)} <= read
