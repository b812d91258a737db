"""A rule for one widget meets that one alone: ids are short, and every screen has its own."""

import ast
import re
from pathlib import Path

import pytest

import planner.tui
from planner.services.workspace import Workspace
from tests.sweeps import some
from tests.tui.therapist import NO_TO_ALL, sitting

ROOM = Path(planner.tui.__file__).parent
TEXT = "".join((ROOM / name).read_text() for name in ("planner.tcss", "screens.tcss"))
SHEET = re.sub(r"/\*.*?\*/", "", TEXT, flags=re.S)


def everywhere() -> set[str]:
    """Ids of rules that hold on every screen: neither a type nor a kind of dialog is before them.

    `.-narrow #plan` is one of them: a class with a dash says how a screen is, not which it is.
    """
    found = set()
    for selectors in re.findall(r"([^{}]+)\{", SHEET):
        for selector in selectors.split(","):
            for match in re.finditer(r"#([\w-]+)", selector):
                if not re.search(r"\b[A-Z]\w*|\.box-", selector[: match.start()]):
                    found.add(match[1])
    return found


def makers() -> dict[str, set[str]]:
    """The modules that give an id to a widget."""
    found: dict[str, set[str]] = {}
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.keyword(arg="id", value=ast.Constant(value=str(one))):
                    found.setdefault(one, set()).add(path.stem)
    return found


def test_a_rule_for_an_id_is_for_one_screen() -> None:
    made = makers()
    wrong = {one: made.get(one) for one in everywhere() if len(made.get(one, ())) != 1}
    assert not wrong


@pytest.mark.parametrize(
    "keys", some([(), ("d",), ("p",), ("N",)], fast=1), ids=["intake", "d", "p", "N"]
)
async def test_no_field_of_a_form_has_the_id_of_such_a_rule(
    workspace: Workspace, keys: tuple[str, ...]
) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        if keys:
            await pt.type("Ann Lee")
            await pt.press("ctrl+g", *NO_TO_ALL, *keys)
        fields = {one.id for one in pt.app.screen.query(".form-row > *") if one.id}
        assert fields
        assert not fields & everywhere()
