"""What to have at hand is what the set-ups of the moves name: all of it, and nothing else."""

import re
from itertools import product
from typing import get_args

import pytest

from planner.building.build import build
from planner.handout.document.part_sheet import PartSheet, part_sheet
from planner.handout.words import things
from planner.handout.words.by_language import words_with
from planner.handout.words.things import need_words, things_in
from planner.language.translate import reworded
from planner.model.library import Library
from planner.model.program.program import Item, Program
from planner.model.vocabulary import Function
from tests.conftest import an_intake
from tests.handout.program_factory import exercise, make_program
from tests.handout.test_part_sheet import an_item as of_dose
from tests.presentations import PRESENTATIONS

ENGLISH, SPANISH = words_with({}, "en"), words_with({}, "es")


def an_item(**changes: object) -> Item:
    return of_dose(sets=1, reps=8, **changes)


NAMED = {
    "chair with arms": r"chair with arms",
    "without arms": r"chair with (no wheels and )?no arms",
    "chair": r"(?<!your )\bchairs?\b(?! will)",
    "cushion": r"firm cushion|sofa cushions",
    "basket": r"\bbasket\b",
    "bed": r"\bbed\b",
    "mat": r"\bmat\b",
    "door that shuts": r"\bshut door\b",
    "doorway": r"\bdoorway\b",
    "counter": r"\bcounter\b",
    "table": r"\btable\b",
    "pillow": r"(?<!no )\bpillows?\b",
    "towel": r"\btowel\b",
    "pad": r"\bpad\b",
    "band": r"\bband\b",
    "strap": r"\bstraps? (?!snug)",
    "dumbbell": r"\bdumbbells?\b",
    "kettlebell": r"\bkettlebells?\b",
    "backpack": r"\bbackpack\b",
    "stick": r"\bstick\b",
    "ball": r"(?<!no )\bball\b",
    "stairs": r"\b(flight of stairs|well-lit stairs|bottom stair|bottom step)\b",
    "rail": r"(?<!wall, )\brail\b(?! and someone| as you go in| or bench)",
    "sofa": r"\bsofa\b(?! cushions)",
    "socks": r"\bsocks\b",
    "shoes": r"\bshoes\b",
    "bike": r"\bbike that stays",
}
"""Things of a home, and how a set-up speaks of each: written a second time, for the test alone."""
AS_GOOD = {
    "chair": "with arms|without arms|counter|table|firm chair",
    "counter": "counter|chair|table",
    "table": "table|counter|chair",
    "bed": "bed|mat",
    "mat": "mat|bed",
    "dumbbell": "dumbbell|bag",
    "basket": "basket|backpack",
    "backpack": "backpack|basket",
    "rail": "rail|counter",
    "sofa": "sofa|chair",
    "pillow": "pillow",
    "stairs": "stairs|bottom stair|a step",
}
"""Where a set-up leaves a choice ("a counter or a table"), what else may stand in the list."""


def programs(library: Library) -> list[Program]:
    """Presentations by functions by lengths, with things at home and without."""
    found = []
    for number, (presentation, function, weeks) in enumerate(
        product(PRESENTATIONS, get_args(Function), (6, 8, 12))
    ):
        at_home = (["chair", "band"], ["dumbbell", "backpack", "step", "stick"], [])[number % 3]
        precautions = ([], ["thr_posterior"], ["osteoporosis"], ["fall_risk"])[number % 4]
        intake = an_intake(
            presentation=presentation,
            function=function,
            weeks=weeks,
            equipment=at_home,
            precautions=precautions,
        )
        program = build(intake, library).program
        if program is not None:
            found.append(program)
    return found


def missing(told: PartSheet) -> set[str]:
    """Things that a set-up names and the list has neither by name nor by what does as well."""
    need = ", ".join(told.need)
    set_ups = " ".join(move.exercise.set_up.lower() for move in told.moves)
    return {
        thing
        for thing, said in NAMED.items()
        if re.search(said, set_ups) and not re.search(AS_GOOD.get(thing, thing), need)
    }


def too_much(told: PartSheet) -> set[str]:
    """Things in the list that no set-up names."""
    need = re.sub(r" instead of [^,]*|sofa (?=cushions)", "", ", ".join(told.need))
    set_ups = " ".join(move.exercise.set_up.lower() for move in told.moves)
    stand_ins = {move.item.substitute for move in told.moves}
    return {
        thing
        for thing, said in NAMED.items()
        if re.search(rf"\b{thing}", need)
        and not re.search(said, set_ups)
        and not any(thing in one for one in stand_ins)
    }


@pytest.mark.slow
def test_every_thing_of_every_part_is_in_its_list_and_no_other(library: Library) -> None:
    parts = 0
    for program in programs(library):
        for part in (1, 2, 3, 4):
            told = part_sheet(program, part, ENGLISH)
            if told.moves:
                parts += 1
                where = (program.presentation, program.intake.function, part, told.need)
                assert missing(told) == set(), where
                assert too_much(told) == set(), where
    assert parts > 300


def test_the_list_is_the_same_in_both_languages(library: Library) -> None:
    """It is found in the words of each; a pad to kneel on is a small mat in two of them."""
    for one in library.exercises.values():
        spanish = one.in_language["es"].set_up
        found, same = ({frozenset(n) for n in things_in(t)} for t in (one.set_up, spanish))
        if one.id in ("floor-get-up", "kneel-garden-practice"):
            same = {frozenset({"pad"}) if need == {"mat"} else need for need in same}
        assert found == same, one.id


def test_a_thing_is_found_as_if_every_pattern_were_tried(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_ups = [
        told.set_up
        for one in library.exercises.values()
        for told in (one, *one.in_language.values())
    ]
    found = [things_in(each) for each in set_ups]
    every_one = tuple(one._replace(head="") for one in things._PATTERNS)
    monkeypatch.setattr(things, "_PATTERNS", every_one)
    assert found == [things_in.__wrapped__(each) for each in set_ups]


def test_every_need_of_every_exercise_has_a_name(library: Library) -> None:
    for one in library.exercises.values():
        for words in (ENGLISH, SPANISH):
            for name in need_words(words, [(one, an_item())]):
                assert name.strip(), one.id


@pytest.mark.parametrize(
    ("set_up", "need"),
    [
        (
            "Put a firm chair with arms against a wall. Add a firm cushion.",
            "a firm chair with arms, a firm cushion",
        ),
        ("Lie on a firm bed or mat.", "a firm bed or a mat"),
        (
            "Lie on a bed or mat. On a mat, use a firm chair. On a bed, use a firm cushion.",
            "a firm bed or a mat, a firm chair, a firm cushion",
        ),
        ("Use no cushion. Sit on a firm chair.", "a firm chair"),
        ("Have a counter or heavy chair in reach.", "a firm chair or a kitchen counter"),
        (
            "Anchor a band in a shut door. No one will use the door.",
            "a door that shuts well, an exercise band",
        ),
        ("Use your cane or walker if you have one. Wear firm shoes.", "firm shoes"),
        ("Stand one step back from the counter.", "a kitchen counter"),
        ("Put a light backpack in a laundry basket.", "a backpack, a laundry basket"),
    ],
)
def test_what_a_set_up_names(set_up: str, need: str) -> None:
    one = exercise("one", set_up=set_up)
    assert ", ".join(sorted(need_words(ENGLISH, [(one, an_item())]))) == ", ".join(
        sorted(need.split(", "))
    )


def test_what_does_as_well_is_told_once() -> None:
    plain = exercise("plain", set_up="Sit on a firm chair.")
    arms = exercise("arms", set_up="Sit on a firm chair with arms, a counter or table in reach.")
    counter = exercise("counter", set_up="Stand at a kitchen counter.")
    done = [(one, an_item()) for one in (plain, arms, counter)]
    assert need_words(ENGLISH, done) == ("a firm chair with arms", "a kitchen counter")


def test_a_stand_in_takes_the_place_of_what_is_not_at_home() -> None:
    one = exercise("stick", set_up="Hold a stick behind your back.", equipment=("stick",))
    item = an_item(substitute_for="stick", substitute="a broom")
    assert need_words(ENGLISH, [(one, item)]) == ("a broom instead of a stick",)


def test_equipment_that_the_words_do_not_name_is_in_the_list() -> None:
    one = exercise("ride", set_up="Sit down.", equipment=("bike",))
    assert need_words(ENGLISH, [(one, an_item())]) == ("an exercise bike",)


def test_sheet_and_booklet_have_the_same_list() -> None:
    changed = {"counter-lean": {"set_up": "Stand at a kitchen counter."}}
    told = part_sheet(make_program(changed=changed), 1, ENGLISH)
    assert told.need == ("a kitchen counter", "a firm chair")


def test_a_spanish_sheet_has_spanish_names(library: Library) -> None:
    program = build(an_intake(function="frail"), library).program
    assert program is not None
    told = part_sheet(reworded(program, "es").program, 1, SPANISH)
    assert told.need
    assert [
        each for each in told.need if not each.startswith(("un", "el ", "su ", "zap", "calc"))
    ] == []
