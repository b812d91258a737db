"""The handout as a screen reader meets it: PDF/UA-1, measured and read."""

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import page as page_validation
import pytest
from pypdf import PdfReader

from planner.handout.layouts.render import render
from planner.handout.paper import Paper
from planner.model.program.program import Program
from tests.conftest import MakeProgram
from tests.sweeps import some


class Node(NamedTuple):
    """An element of the structure tree."""

    role: str
    depth: int
    data: Any
    kids: list["Node"]


def tree(pdf: PdfReader) -> Node:
    root = pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]  # type: ignore[index]
    return read(root.get_object(), 0)


def read(data: Any, depth: int) -> Node:
    kids = data.get("/K", [])
    inner = [k.get_object() for k in kids if not isinstance(k, int)]
    return Node(data["/S"], depth, data, [read(k, depth + 1) for k in inner if "/S" in k])


def walk(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        yield from walk(kid)


@pytest.fixture(scope="module")
def reader(program: Program) -> PdfReader:
    return PdfReader(io.BytesIO(render(program)))


@pytest.fixture(scope="module")
def elements(reader: PdfReader) -> list[Node]:
    return list(walk(tree(reader)))


@pytest.mark.parametrize("paper", some(["letter", "a4"], fast=3))
@pytest.mark.parametrize("presentation", ["stenosis", "strain", "chronic", "hypersensitivity"])
def test_no_rule_of_pdf_ua_fails(
    make_program: MakeProgram, presentation: str, paper: Paper
) -> None:
    made = make_program(presentation=presentation, weeks=12, goals=["Füße & <Wege>", "Walk"])
    report = page_validation.validate_pdf_bytes(render(made, paper), profile="ua1")
    assert report.is_compliant, str(report)


def test_headings_begin_with_one_title_and_skip_no_rank(elements: list[Node]) -> None:
    ranks = [int(node.role[2]) for node in elements if node.role in ("/H1", "/H2", "/H3", "/H4")]
    assert ranks.count(1) == 1
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))
    assert ranks.count(2) >= 6


def test_every_picture_is_told_in_words_and_has_its_place(
    make_program: MakeProgram,
) -> None:
    made = make_program(weeks=6)
    found = list(walk(tree(PdfReader(io.BytesIO(render(made))))))
    figures = [node.data for node in found if node.role == "/Figure"]
    assert len(figures) == len(made.exercises)
    for figure in figures:
        assert len(figure["/Alt"]) > 30
        left, bottom, right, top = figure["/A"]["/BBox"]
        assert right - left > 100
        assert top > bottom


def test_lists_have_labels_and_bodies(elements: list[Node]) -> None:
    lists = [node for node in elements if node.role == "/L"]
    assert lists
    for each in lists:
        assert [kid.role for kid in each.kids] == ["/LI"] * len(each.kids)
        for item in each.kids:
            assert [kid.role for kid in item.kids] == ["/Lbl", "/LBody"]


def test_tables_are_whole_and_say_what_heads_what(elements: list[Node]) -> None:
    tables = [node for node in elements if node.role == "/Table"]
    assert len(tables) > 6
    for table in tables:
        widths = {len(row.kids) for row in table.kids}
        assert len(widths) == 1, widths
        heads = [cell for row in table.kids for cell in row.kids if cell.role == "/TH"]
        assert heads
        assert {cell.data["/A"]["/Scope"] for cell in heads} <= {"/Row", "/Column"}


def test_the_steps_of_a_card_are_read_after_its_name_and_picture(
    make_program: MakeProgram,
) -> None:
    made = make_program(weeks=6)
    order = [node.role for node in walk(tree(PdfReader(io.BytesIO(render(made)))))]
    first = order.index("/Figure")
    before = [role for role in order[:first] if role.startswith("/H")]
    assert before[-1] == "/H3"
    steps = first + order[first:].index("/L")
    assert set(order[first + 1 : steps]) == {"/P"}  # how much


def test_the_file_says_its_language_and_shows_its_title(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-US"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert all(page["/Tabs"] == "/S" for page in reader.pages)


def test_page_numbers_are_not_read_aloud(reader: PdfReader) -> None:
    content = reader.pages[0].get_contents()
    assert content is not None
    text = content.get_data().decode("latin-1")
    last = text[text.rindex("/Artifact BMC") :]
    assert "Tj" in last  # the foot of the page is drawn after the last tagged text
