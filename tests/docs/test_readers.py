"""What a rule asks of a clinic is read by somebody: nothing is written down for nobody."""

import ast
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import planner.model.rules
from planner.library.sourced import sourced_rules
from planner.library.topics import load_topics
from planner.model.base import Model
from planner.model.exercise.exercise import Ladder
from planner.model.library import Library
from planner.model.rules.review_rules import ReviewRules

ROOT = Path(__file__).parents[2]
RULES = ROOT / "planner" / "model" / "rules"
BY_THE_LIST = {"source", "sources", "certainty", "read_in"}
"""Shown by `planner library rules`, which goes over the fields (planner/library/sourced.py)."""


def rule_models() -> Iterator[type[Model]]:
    """The models of rules, and the ladder's."""
    yield Ladder
    for module in pkgutil.iter_modules(planner.model.rules.__path__):
        where = import_module(f"planner.model.rules.{module.name}")
        for _, one in inspect.getmembers(where, inspect.isclass):
            if issubclass(one, Model) and one.__module__ == where.__name__:
                yield one


def read_in(text: str) -> set[str]:
    """The attributes that code reads, and the names it asks for with getattr.

    By name alone: a field whose name another thing has too counts as read where that one is.
    """
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            found.add(node.attr)
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "getattr"
            and len(node.args) > 1
            and isinstance(node.args[1], ast.Constant)
        ):
            found.add(str(node.args[1].value))
    return found


def unread(fields: set[str], texts: Iterator[str]) -> set[str]:
    return fields - set().union(*map(read_in, texts))


def code() -> Iterator[str]:
    """All of planner/ but what only keeps rules: their checks, and the comparing of two."""
    for path in (ROOT / "planner").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.is_relative_to(RULES):
            yield without_checks(text)
        elif not path.name.startswith("weaker"):
            yield text


def without_checks(text: str) -> str:
    """A module without its validators: that a field is refused when wrong is no reading of it."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            node.body = [one for one in node.body if "validator" not in decorated(one)] or [
                ast.Pass()
            ]
    return ast.unparse(tree)


def decorated(node: ast.stmt) -> str:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    return " ".join(map(ast.unparse, decorators))


def test_a_field_that_nothing_reads_is_seen() -> None:
    texts = iter(["shown = rule.review_weeks", 'getattr(rule, "advice")', "rule.name = 'x'"])
    assert unread({"review_weeks", "advice", "name", "limits"}, texts) == {"name", "limits"}


@pytest.mark.slow
def test_every_field_of_a_rule_is_read() -> None:
    fields: dict[str, str] = {}
    for model in rule_models():
        fields |= dict.fromkeys(model.model_fields, model.__name__)
    assert len(fields) > 120
    found = unread(set(fields) - BY_THE_LIST, code()) - review_codes()
    assert {f"{fields[name]}.{name}" for name in found} == set()


def test_what_the_list_shows_is_read_there(library: Library) -> None:
    text = (ROOT / "planner" / "library" / "sourced.py").read_text(encoding="utf-8")
    assert read_in(text) >= BY_THE_LIST - {"read_in"}
    keys = [one.key for one in sourced_rules(library, load_topics(None, library.rules))]
    assert "imaging.read_in.1" in keys
    assert len(keys) == len(set(keys))


def review_codes() -> set[str]:
    """The rules of review.yaml that code asks for by their code: `rules.rule("growth")`."""
    names: set[str] = set()
    for path in (ROOT / "planner" / "building").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in ReviewRules.model_fields:
                names.add(str(node.value))
    return names
