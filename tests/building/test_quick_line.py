"""A line that is an intake."""

import pytest

from planner.building.quick_line import QuickLine, read_line
from planner.library.intake_words import load_intake_words
from planner.model.library import Library
from planner.model.rules.intake_words import IntakeWords


@pytest.fixture(scope="module")
def words(library: Library) -> IntakeWords:
    found, problems = load_intake_words(None, library.rules)
    assert problems == []
    assert found is not None
    return found


def test_a_line_says_an_examination(words: IntakeWords) -> None:
    line = "68 stenosis osteoporosis older chair band slr+ left 8w 5d 20min goal: carry groceries"
    assert read_line(line, words) == QuickLine(
        {
            "age": 68,
            "presentation": "stenosis",
            "precautions": ("osteoporosis",),
            "function": "older_steady",
            "equipment": ("chair", "band"),
            "findings": ("slr_positive",),
            "symptom_side": "left",
            "weeks": 8,
            "days_per_week": 5,
            "minutes_per_day": 20,
            "goals": ("carry groceries",),
        }
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("name: Ann Lee, 68yo spinal stenosis", {"name": "Ann Lee", "age": 68}),
        ("42 y/o F, radiculopathy, below the knee", {"age": 42, "lowest_point": "calf"}),
        ("pain 5/10", {"usual_pain": 5}),
        ("pain 5 out of 10, 5 days a week", {"usual_pain": 5, "days_per_week": 5}),
        ("5x/week 20 min/day for 8-weeks", {"days_per_week": 5, "minutes_per_day": 20, "weeks": 8}),
        ("strain stiff", {"presentation": "strain", "secondary": "stiffness"}),
        ("high irritability", {"irritability": "high"}),
        ("not irritable", {"irritability": "low"}),
        ("no floor", {"precautions": ("no_floor",)}),
        ("slr + slump(+)", {"findings": ("slr_positive", "slump_positive")}),
        ("estenosis, español, 8 semanas", {"presentation": "stenosis", "language": "es"}),
        ("goals: walk the dog; garden", {"goals": ("walk the dog", "garden")}),
    ],
)
def test_as_therapists_write(words: IntakeWords, line: str, said: dict[str, object]) -> None:
    found = read_line(line, words)
    assert found.unknown == ()
    assert said.items() <= found.said.items()


def test_what_is_not_understood_is_handed_back(words: IntakeWords) -> None:
    found = read_line("68 stenosis flurb 20w band xyz", words)
    assert found.unknown == ("flurb", "20w", "xyz")
    assert "weeks" not in found.said
    assert read_line("8w 10w", words).unknown == ("10w",), "two answers are none"
    assert read_line("", words) == QuickLine()


def test_what_is_denied_is_never_taken(words: IntakeWords) -> None:
    for line in ("no osteoporosis", "denies osteoporosis", "without osteoporosis"):
        found = read_line(line, words)
        assert "precautions" not in found.said, line
        assert found.unknown == (line,)
    negative = read_line("stenosis slr- slump negative", words)
    assert "findings" not in negative.said
    assert negative.negative == ("slr_positive", "slump_positive")
    assert read_line("osteoporosis-", words).unknown == ("osteoporosis-",)


def test_no_two_meanings_have_one_word(words: IntakeWords) -> None:
    seen: dict[str, str] = {}
    for group in (words.precautions, words.findings, words.presentations, words.equipment):
        for name, phrases in group.items():
            for phrase in phrases:
                assert seen.setdefault(phrase, name) == name, phrase


def test_every_precaution_and_finding_stands_in_one_group(
    words: IntakeWords, library: Library
) -> None:
    for groups, rules in (
        (words.precaution_groups, library.rules.precautions),
        (words.finding_groups, library.rules.findings),
    ):
        assert sorted(name for names in groups.values() for name in names) == sorted(rules)
