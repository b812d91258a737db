"""A line that is an intake."""

import pytest

from planner.building.quick_line import QuickLine, read_line
from planner.library.intake_words import load_intake_words
from planner.model.library import Library
from planner.model.rules.intake_words import IntakeWords

LINES: list[tuple[str, dict[str, object]]] = [
    (
        "68F, lumbar spinal stenosis, osteoporosis, has chair and theraband, older but "
        "steady, better with flexion, 8 wks, 5d/wk, 20 min/d, goal: carry groceries",
        {"age": 68, "findings": ("flexion_eases",), "equipment": ("chair", "band"), "weeks": 8},
    ),
    (
        "42F L sciatica, SLR +, slump +, highly irritable, below knee, speaks Spanish",
        {"symptom_side": "left", "irritability": "high", "lowest_point": "calf", "language": "es"},
    ),
    ("MDT: EXT DP, L leg pain to calf, 38", {"findings": ("centralizes_extension",), "age": 38}),
    ("MDT: flexion DP stenosis 72F older", {"findings": ("centralizes_flexion",)}),
    (
        "Maitland: stiff, IRR mod, 55F, hips IR limited bilat, tight hamstrings",
        {"irritability": "moderate", "findings": ("hip_rotation_limited", "hamstring_short")},
    ),
    ("stiff, SIN high, 40", {"irritability": "high", "age": 40}),
    ("19yo gymnast, pars stress fx, ext-sensitive, 12w", {"precautions": ("pars_acute",)}),
    ("51, chronic, afraid to bend, poor sleep", {"findings": ("confidence_low", "sleep_poor")}),
    (
        "70F on Eliquis, older_steady stenosis, pain 5",
        {"function": "older_steady", "usual_pain": 5},
    ),
    ("stenosis, mat + ball, 20'", {"equipment": ("mat", "ball"), "minutes_per_day": 20}),
    (
        "name: Ann Lee, 68 y.o. female; dx: stenosis; PMH: osteoporosis, on warfarin; equip: "
        "chair; 5x/wk x 8 wks",
        {"name": "Ann Lee", "precautions": ("osteoporosis", "anticoag"), "weeks": 8},
    ),
    (
        "mujer de 42 años, ciática derecha hasta la pantorrilla, Lasègue positivo, en español",
        {"age": 42, "symptom_side": "right", "lowest_point": "calf", "language": "es"},
    ),
    (
        "hombre 35 a, lumbalgia aguda, muy irritable, 10 minutos al día",
        {"age": 35, "presentation": "strain", "irritability": "high", "minutes_per_day": 10},
    ),
    (
        "81 años, frágil, prótesis de cadera posterior, riesgo de caídas, no puede bajar al piso",
        {"precautions": ("thr_posterior", "fall_risk", "no_floor"), "function": "frail"},
    ),
    (
        "dolor crónico, miedo a moverse, duerme mal, dolor 5/10, objetivo: agacharse; ir al parque",
        {"goals": ("agacharse", "ir al parque"), "usual_pain": 5},
    ),
    (
        "artrosis de rodilla, no se puede arrodillar",
        {"precautions": ("tkr", "kneeling_intolerance")},
    ),
    ("rigidez, 3 días por semana, objetivos: caminar 30 min", {"days_per_week": 3}),
]
"""As therapists of several schools write, in both languages; all of each is understood."""


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
        *LINES,
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
    for line in (
        *("no osteoporosis", "denies osteoporosis", "without osteoporosis"),
        *("no history of osteoporosis", "no known osteoporosis", "no tiene osteoporosis"),
    ):
        found = read_line(line, words)
        assert "precautions" not in found.said, line
        assert found.unknown == (line,)
    negative = read_line("stenosis slr- slump negative", words)
    assert "findings" not in negative.said
    assert negative.negative == ("slr_positive", "slump_positive")
    assert read_line("osteoporosis-", words).unknown == ("osteoporosis-",)
    for line in ("neg SLR", "(-) slr", "- slr", "slr (-)", "Lasègue negativo"):
        found = read_line(line, words)
        assert (found.negative, dict(found.said)) == (("slr_positive",), {}), line
    joined = read_line("SLR and slump neg, femoral pos", words)
    assert joined.negative == ("slr_positive", "slump_positive")
    assert joined.said == {"findings": ("femoral_positive",)}


@pytest.mark.parametrize(
    ("line", "not_said"),
    [
        ("sciatica, SLR pos 40 deg, 50M", {"age": 40}),
        ("sciatica TUG 18", {"age": 18}),
        ("crossed SLR neg slump", {"findings": ("slr_positive",)}),
        ("pars stress fx", {"findings": ("stress_high",)}),
        ("hernia de disco", {"precautions": ("hernia",)}),
        ("TKR left", {"symptom_side": "left"}),
        ("R posterior THA", {"symptom_side": "right"}),
        ("pregnant 10 weeks", {"weeks": 10}),
        ("strain, 3 days ago", {"days_per_week": 3}),
        ("pain 6 weeks", {"usual_pain": 6}),
        ("htn controlled", {"precautions": ("htn_uncontrolled",)}),
    ],
)
def test_a_word_in_another_sense_is_not_taken(
    words: IntakeWords, line: str, not_said: dict[str, object]
) -> None:
    assert not not_said.items() & read_line(line, words).said.items()


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
