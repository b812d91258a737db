from collections.abc import Callable

import pytest

from planner.handout.layouts.render import render
from planner.model.program.program import Program
from tests.handout.program_factory import make_program
from tests.page_texts import page_texts, text_of

Texts = Callable[[Program], list[str]]


@pytest.fixture(scope="session")
def program() -> Program:
    return make_program()


@pytest.fixture(scope="session")
def pages(program: Program) -> list[str]:
    return page_texts(render(program))


@pytest.fixture(scope="session")
def whole(pages: list[str]) -> str:
    return " ".join(pages)


@pytest.fixture
def read() -> Callable[[Program], str]:
    return lambda program: text_of(render(program))
