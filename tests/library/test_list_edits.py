"""A clinic adds to a list of the rules, or drops from it, without a copy of the list."""

from pathlib import Path

import pytest

from planner.library.catalog import load_library
from planner.library.topics import load_topics
from planner.model.problem import Problem

SIGNED = "because: Staff meeting.\nby: D. Reyes\n"
ROW = "topic: pacing, phases: [2], source: Us, certainty: O"


def told(clinic: Path, text: str) -> list[Problem]:
    folder = clinic / "programs" / "rules"
    folder.mkdir(parents=True)
    (folder / "topics.yaml").write_text(text, encoding="utf-8")
    library = load_library(clinic, clinic / "cache")
    return [*library.problems, *load_topics(clinic, library.rules).problems]


def test_a_row_of_a_topic_is_added_and_all_others_stay(clinic: Path) -> None:
    before = load_topics().rules
    assert told(clinic, f"topics:\n  add:\n    - {{{ROW}}}\n") == []
    now = load_topics(clinic).rules
    assert before is not None
    assert now is not None
    assert now.topics[:-1] == before.topics
    assert now.topics[-1].topic == "pacing"


def test_a_topic_that_is_dropped_is_given_to_nobody_and_told_as_weaker(clinic: Path) -> None:
    found = told(clinic, f"{SIGNED}topics: {{drop: [heat]}}\n")
    assert {one.code for one in found} == {"SAFE02"}
    assert all("heat" in one.message for one in found)
    rules = load_topics(clinic).rules
    assert rules is not None
    assert "heat" not in {one.topic for one in rules.topics}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("topics: {drop: [heet]}\n", "SHELF08"),
        ("topics: {drop: heat}\n", "SHELF03"),
        ("printed_elsewhere: {add: [[flare-plan]]}\n", "FIELD03"),
    ],
)
def test_what_does_not_fit_is_told_at_its_line(clinic: Path, text: str, code: str) -> None:
    found = told(clinic, text)
    assert code in {one.code for one in found}, found
    assert all(one.line == 1 for one in found)
