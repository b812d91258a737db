"""A clinic asks where a number is from, and how certain it is."""

import json
from pathlib import Path

from planner.library.sourced import rules_named, sourced_rules
from planner.library.topics import load_topics
from planner.model.library import Library
from tests.command import planner


def test_a_rule_is_shown_with_its_source_and_certainty(tmp_path: Path) -> None:
    shown = planner("library", "rules", "osteoporosis", folder=tmp_path)
    assert shown.returncode == 0
    for line in (
        "precautions.osteoporosis",
        "  name: Osteoporosis or osteopenia, no fracture",
        "  certainty: V (read in the source)",
    ):
        assert line in shown.stdout.splitlines()
    source = next(line for line in shown.stdout.splitlines() if line.startswith("  source: "))
    assert source.startswith("  source: Too Fit To Fracture 2014-15 (endurance of the back")
    assert source.endswith("; UK Strong, Steady and Straight 2022")
    assert any(line.startswith("  exclude: flex_end, ") for line in shown.stdout.splitlines())


def test_a_name_that_several_rules_have_shows_each(tmp_path: Path) -> None:
    shown = planner("library", "rules", "strength", "--json", folder=tmp_path)
    rules = json.loads(shown.stdout)
    assert set(rules) == {"dosage.goals.strength", "review.strength"}
    assert rules["dosage.goals.strength"]["source"] == "ACSM 2009; Tataryn 2021"


def test_a_rule_of_no_such_name_is_wrong_use_with_advice(tmp_path: Path) -> None:
    shown = planner("library", "rules", "osteoporos", folder=tmp_path)
    assert shown.returncode == 2
    assert 'no rule "osteoporos". Did you mean "osteoporosis"?' in " ".join(shown.stderr.split())


def test_a_clinics_rule_is_in_the_list(tmp_path: Path) -> None:
    rules = tmp_path / "clinic" / "programs" / "rules"
    rules.mkdir(parents=True)
    (rules / "precautions.yaml").write_text(
        "precautions:\n"
        "  - id: dvt_recent\n"
        "    name: Clot in a leg, under 3 months\n"
        "    exclude: [fast]\n"
        "    source: Our physicians\n"
        "    certainty: O\n"
    )
    listed = planner("library", "rules", "--library", tmp_path / "clinic", folder=tmp_path)
    line = next(one for one in listed.stdout.splitlines() if "dvt_recent" in one)
    assert line.split(maxsplit=2) == [
        "precautions.dvt_recent",
        "O",
        "Clot in a leg, under 3 months",
    ]


def test_every_rule_says_where_it_is_from(library: Library) -> None:
    rules = sourced_rules(library, load_topics(None, library.rules))
    assert len(rules) > 150
    for one in rules:
        assert all(source.strip() for source in one.sources), one.key
        assert one.sources, one.key
        assert rules_named(rules, one.key) == (one,)


def test_what_a_family_is_for_stands_with_the_exercise(tmp_path: Path) -> None:
    shown = planner("library", "show", "hinge-dowel", folder=tmp_path)
    assert "what for: Bending from your hips shares the work" in shown.stdout
