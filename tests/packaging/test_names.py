"""One type name has one meaning: whoever reads it need not ask which of two is meant."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

PLANNER = Path(__file__).parents[2] / "planner"


def types_in(tree: ast.Module) -> Iterator[str]:
    """The names of classes and of aliases (`Row = tuple[int, str]`) at the top of a module.

    One with an underscore is of its module alone and may be elsewhere too.
    """
    for node in statements(tree.body):
        if isinstance(node, ast.ClassDef) and is_type_name(node.name):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Name) and is_type_name(target.id):
                    yield target.id


def statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        yield node
        if isinstance(node, ast.If):
            yield from statements([*node.body, *node.orelse])


def is_type_name(name: str) -> bool:
    return name[:1].isupper() and not name.isupper()


def more_than_once(modules: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for where, text in modules:
        for name in types_in(ast.parse(text)):
            places[name].append(where)
    return {name: found for name, found in places.items() if len(found) > 1}


def test_a_name_of_two_modules_is_seen() -> None:
    found = more_than_once(
        [
            ("a", "class Line: ...\nclass _Own: ...\nROWS = 3"),
            ("b", "Line = tuple[int, str]\nclass _Own: ...\nROWS = 4"),
            ("c", "if True:\n    class Line: ..."),
        ]
    )
    assert found == {"Line": ["a", "b", "c"]}


def test_a_type_name_has_one_meaning() -> None:
    modules = [
        (str(path.relative_to(PLANNER)), path.read_text(encoding="utf-8"))
        for path in sorted(PLANNER.rglob("*.py"))
    ]
    assert len(modules) > 300
    assert more_than_once(modules) == {}
