"""Endless nesting is refused by us, before the YAML reader sees it; what is good never is."""

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.library.yaml_depth import line_too_deep
from planner.library.yaml_reader import MAX_DEPTH
from planner.library.yaml_source import parse_yaml

MANY = 5_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.fixture
def no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def compose(*args: object, **options: object) -> None:
        raise AssertionError("the YAML reader was asked")

    monkeypatch.setattr(yaml, "compose", compose)


ENDLESS = {
    "brackets": ("[" * MANY, 1),
    "brackets, one a line": ("[\n" * MANY, 81),
    "braces under a key": ("a: 1\nb: " + "{c: " * MANY + "}" * MANY, 2),
    "dashes": ("- " * MANY, 1),
    "question marks": ("? " * MANY, 1),
    "both in turn": ("- ? " * MANY, 1),
    "keys, each further right": ("\n".join(" " * depth + "a:" for depth in range(200)), 81),
    "lists of keys": ("\n".join("  " * depth + "- a:" for depth in range(200)), 80),
    "after a comment and quotes": ("# [\r\n'[': \"]\"\r\nb:\r\n  - it's\r\n" + "[" * MANY, 5),
    "after a rare end of a line": ("# a comment\u2028" + "[" * MANY, 2),
    "after block text": ("text: |\n  [ [ [\nmore: " + "[" * MANY, 3),
    "between comments": ("a: don't [\nb: " + "['it''s', # ]\n" * MANY, 81),
    "after a tag": ("a: [x, !tag'quote , " + "[" * MANY, 1),
}


@pytest.mark.usefixtures("no_reader")
@pytest.mark.parametrize("kind", ENDLESS)
def test_endless_nesting_is_refused_on_its_line_without_the_reader(kind: str) -> None:
    text, line = ENDLESS[kind]
    source = parse_yaml(text, "deep.yaml")
    assert source.data is None
    assert [str(problem) for problem in source.problems] == [
        f"deep.yaml:{line}: this is nested too deeply."
    ]


GOOD = {
    "in quotes": "cue: '" + "[{" * MANY + "'",
    "in double quotes": 'cue: "' + '\\"[' * MANY + '"',
    "in a comment": "# " + "[{ " * MANY + "\ncue: Bow.",
    "in plain words": "cue: Bow (slowly [" + "[ " * MANY,
    "in plain words of many lines": "cue: Bow\n  slowly\n\n  - " + "[ " * MANY + "\n  {" * MANY,
    "in block text": "cue: |\n  " + "[ " * MANY + "\n    - - - {\n\n  - {\nname: Bow",
    "in folded text": "cue: >2-  # folded\n     " + "- " * MANY,
    "many brackets, each closed": "a: [" + "it's, [one], 'two]', \"[\", # [\n" * MANY + "]",
    "many entries": "steps:\n" + "- {a: [b, {c: d}]}\n" * MANY,
    "many dashes": "steps:\n" + "- - - - a\n- - b\n" * MANY,
    "a far indentation": "cue:\n" + " " * MANY + "- more",
}


@pytest.mark.parametrize("kind", GOOD)
def test_no_good_file_is_refused(kind: str) -> None:
    assert yaml.compose(GOOD[kind], Loader=LOADER), "the example is good YAML"
    assert line_too_deep(GOOD[kind], MAX_DEPTH) is None


def true_depth(text: str) -> int:
    """How deep the reader finds a text to nest."""
    depth = deepest = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            deepest = max(deepest, depth)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return deepest


def counted_depth(text: str) -> int:
    return next(most for most in range(len(text) + 1) if line_too_deep(text, most) is None)


PIECES = [
    *("a", "b", "[", "]", "{", "}", ",", " ", "  ", "\n", "\n  ", "\n    ", "- ", "? ", ": ", ":"),
    *("a: ", "b: ", "#", " # ", "'", '"', "|\n", ">\n", ">2\n", "&x ", "!t ", "---\n", "it's", "-"),
    *("[a, b]", "{a: b}", "\n- a", "\n  - b: ", "\r\n", "\u2028", "\\", "é"),
]


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
@example("a: [ab: ]")
@example("é  \n  - - [")
@example("[#[\n]")
def test_never_more_is_counted_than_the_reader_finds_nor_less_than_half(text: str) -> None:
    """Half: the reader also makes a level of `a: b` in a list, and of dashes right below a key."""
    counted = counted_depth(text)
    try:
        found = true_depth(text)
    except yaml.YAMLError:
        return
    assert counted <= found <= 2 * counted
