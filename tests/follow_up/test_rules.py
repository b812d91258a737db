"""The rules of the second visit: worked examples, and every number noticed when it changes."""

from collections.abc import Iterator
from typing import Any

import pytest

from planner.model.library import Library
from planner.model.rules.follow_up_rules import FollowUpRules
from tests.follow_up.examples import ALL_WELL, Example, on_the_edge, worked
from tests.follow_up.own_examples import own_examples

EXAMPLES = [*worked(), *on_the_edge(), *own_examples()]
ELSEWHERE = {
    # Where each of these is used, a test of its own holds it: test_propose.py, test_adapt.py;
    # what is printed for who reached the goals, tests/services/test_visit_papers.py.
    "keep_well.strength_days",
    "keep_well.visit_months",
    "keep_well.last_visit_months",
    "lights.next_told_days",
    "lights.red_least",
    "back.share",
    "back.least_reps",
    "quota.start",
    "quota.up_percent",
    "quota.up_least_s",
    "told.keep",
    "told.minutes_part",
    "told.swapped_by",
    "told.same_days",
    "told.share_done",
    "gap.part",
    "gap.back_from_phase",
    "response.plateau_weeks",
    "gates.repeat_most",
    # In the words of the visit sheet: tests/tui/test_visit_words.py.
    "walking.quick_min",
    "walking.long_min",
}


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
