import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from planner.handout.layouts.render import render
from planner.model.program.program import Program
from tests.handout.program_factory import make_program

Texts = Callable[[Program], list[str]]


def page_texts(program: Program, paper: str = "letter") -> list[str]:
    """The text of each page, its lines joined by spaces."""
    reader = PdfReader(io.BytesIO(render(program, paper)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.fixture(scope="session")
def program() -> Program:
    return make_program()


@pytest.fixture(scope="session")
def pages(program: Program) -> list[str]:
    return page_texts(program)


@pytest.fixture(scope="session")
def whole(pages: list[str]) -> str:
    return " ".join(pages)


@pytest.fixture
def read() -> Callable[[Program], str]:
    return lambda program: " ".join(page_texts(program))
