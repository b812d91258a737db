"""The rules of the second visit: worked examples, and every number noticed when it changes."""

import re
import sys
from collections.abc import Iterator
from os import environ
from pathlib import Path
from shutil import copy, copytree, ignore_patterns
from subprocess import run
from typing import Any

import pytest

from planner.model.library import Library
from planner.model.rules.follow_up_rules import FollowUpRules
from tests.follow_up.examples import ALL_WELL, Example, on_the_edge, worked
from tests.follow_up.own_examples import own_examples

EXAMPLES = [*worked(), *on_the_edge(), *own_examples()]
_DOSES, _PROPOSE, _PAPERS, _SHEET, _MEASURES = (
    "follow_up/test_doses.py",
    "follow_up/test_propose.py",
    "services/test_visit_papers.py",
    "tui/test_visit_words.py",
    "follow_up/test_measures.py",
)
ELSEWHERE = {
    # No example decides by these: a test of the place where each is used holds it.
    "keep_well.strength_days": _PAPERS,
    "keep_well.visit_months": _PAPERS,
    "keep_well.last_visit_months": _PAPERS,
    "lights.next_told_days": _PROPOSE,
    "lights.red_least": _DOSES,
    "back.share": _DOSES,
    "back.least_reps": _DOSES,
    "quota.start": _DOSES,
    "quota.up_percent": _DOSES,
    "quota.up_least_s": _DOSES,
    "told.keep": _DOSES,
    "told.minutes_part": _PROPOSE,
    "told.swapped_by": _PROPOSE,
    "told.same_days": _PROPOSE,
    "told.share_done": _PROPOSE,
    "gap.part": _DOSES,
    "gap.back_from_phase": _DOSES,
    "response.plateau_weeks": _MEASURES,
    "gates.repeat_most": _DOSES,
    "walking.quick_min": _SHEET,
    "walking.long_min": _SHEET,
}
LEAST_STEP = {"lights.red_least": 3}
"""Below this nothing is otherwise: pain has risen by two points before it is asked for."""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_what_was_told_leads_to(example: Example, library: Library) -> None:
    rules = library.rules
    assert example.ask(rules.follow_up, rules.guidance.pain) == example.answer


def numbers(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], float]]:
    """Every number of the rules, with where it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from numbers(value, (*path, key))
    elif isinstance(data, int | float) and not isinstance(data, bool):
        yield path, data


def changed(data: dict[str, Any], path: tuple[Any, ...], value: float) -> dict[str, Any]:
    first, *rest = path
    return {**data, first: changed(data[first], tuple(rest), value) if rest else value}


def noticed(rules: FollowUpRules, library: Library) -> bool:
    pain = library.rules.guidance.pain
    return any(one.ask(rules, pain) != one.answer for one in EXAMPLES)


def test_each_number_is_noticed_when_it_changes(library: Library) -> None:
    data = library.rules.follow_up.model_dump()
    unnoticed = []
    tried = 0
    for path, value in numbers(data):
        name = ".".join(map(str, path[:2]))
        if name in ELSEWHERE:
            continue
        tried += 1
        for step in (1, -1) if isinstance(value, int) else (0.03, -0.03):
            with_it = changed(data, path, value + step)
            try:
                rules = FollowUpRules.model_validate(with_it)
            except ValueError:
                continue  # the file itself is refused
            if not noticed(rules, library):
                unnoticed.append((path, step))
    assert tried >= 50
    assert unnoticed == []


def test_what_is_unknown_is_a_question_and_shuts_no_gate(library: Library) -> None:
    from planner.follow_up.gates import GateFacts, gate

    for phase in ALL_WELL:
        found = gate(phase, GateFacts(), library.rules.follow_up.gates)
        assert not found.is_shut
        assert not found.is_open
        assert len(found.questions) == len(found.items)


@pytest.mark.slow
@pytest.mark.parametrize("name", ELSEWHERE)
def test_each_other_number_is_noticed_where_it_is_used(name: str, tmp_path: Path) -> None:
    """A planner with one number changed fails the test that holds it, both ways."""
    top = Path(__file__).parents[2]
    for folder in ("planner", "programs", "exercises", "tests"):
        copytree(top / folder, tmp_path / folder, ignore=ignore_patterns("__pycache__"))
    copy(top / "pyproject.toml", tmp_path)
    file = tmp_path / "programs" / "rules" / "follow-up.yaml"
    text = file.read_text(encoding="utf-8")
    section, key = name.split(".")
    found = re.search(rf"(?m)^{section}:\n(?:  .*\n)*?  {key}: (\S+)", text)
    assert found is not None
    step = 0.03 if "." in found[1] else LEAST_STEP.get(name, 1)
    for other in (float(found[1]) + step, float(found[1]) - step):
        if other < 0:
            continue  # the file itself is refused
        written = f"{other:.2f}" if "." in found[1] else f"{other:.0f}"
        file.write_text(text[: found.start(1)] + written + text[found.end(1) :], encoding="utf-8")
        options = ("-q", "-x", "-p", "no:xdist", "-p", "no:cacheprovider")
        done = run(
            [sys.executable, "-m", "pytest", *options, f"tests/{ELSEWHERE[name]}"],
            cwd=tmp_path,
            env={**environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.returncode == 1, f"{name} {written}\n{done.stdout}"
