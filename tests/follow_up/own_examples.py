"""Worked examples of the kinds with rules of their own: a direction, and walking that aches."""

from collections.abc import Iterator
from typing import Any

from planner.follow_up.doses import walked
from planner.follow_up.exercise_rules import Decision
from planner.follow_up.own_rules import DirectionFacts, WalkFacts, of_direction, of_walk
from planner.model.program.program import Item
from tests.follow_up.examples import Example

UP = Decision("progress", "E14")
BACK = Decision("rung_down", "E4b")
HELD = Decision("hold", "E7")
_QUICK: dict[str, Any] = {"settles": "quick", "walked_as_planned": True}


def direction(name: str, answer: str, found: Decision = UP, **facts: Any) -> Example:
    one = DirectionFacts(**{"phase": 2, "today": 21, **facts})
    return Example(
        f"direction: {name}",
        lambda rules, _: _said(of_direction(one, found, rules.direction, BACK)),
        answer,
    )


def walk(name: str, answer: str, found: Decision = UP, **facts: Any) -> Example:
    one = WalkFacts(**facts)
    return Example(
        f"walk: {name}", lambda rules, _: _said(of_walk(one, found, rules.walking)), answer
    )


def minutes(walk_min: int, answer: int, *, more: bool) -> Example:
    item = Item.model_validate(
        {
            **{"exercise": "flat-walk", "slot": "Walking", "sets": 1, "reps": 1, "effort": 3},
            **{"duration_s": 60 * walk_min, "why": "", "tempo": "steady", "per_side": "both"},
        }
    )
    return Example(
        f"walk of {walk_min} minutes, {'more' if more else 'less'}",
        lambda rules, _: walked(item, rules.walking, more=more).duration_s // 60,
        answer,
    )


def _said(found: Decision) -> str:
    return f"{found.rule} {found.action}"


def own_examples() -> Iterator[Example]:
    """Both kinds."""
    yield from _directions()
    yield from _walks()


def _directions() -> Iterator[Example]:
    yield direction("ready is no reason for more", "D_keep hold")
    yield direction("leg pain higher: the dose is kept", "D_keep hold", legs=((19, "higher"),))
    yield direction("lower at once goes back", "E4b rung_down", legs=((19, "lower"),))
    yield direction("lower also where it waits", "E4b rung_down", HELD, legs=((19, "lower"),))
    yield direction("lower twice is out", "D_out take_out", legs=((5, "lower"), (19, "lower")))
    yield direction("lower, and higher since", "D_keep hold", legs=((5, "lower"), (19, "higher")))
    yield direction("red stays as it is", "E4b rung_down", BACK, calm_days=9, sittings=3)
    yield direction("calm for a week", "D_fewer fewer", calm_days=7, sittings=3)
    yield direction("calm for less", "D_keep hold", calm_days=6, sittings=3)
    yield direction("calm in phase 1", "D_keep hold", calm_days=7, sittings=3, phase=1)
    yield direction("once a day already", "D_keep hold", calm_days=7, sittings=1)
    same = (7, "same")
    yield direction("no change in 14 days", "D_needed as_needed", legs=(same, (20, "same")))
    yield direction("no change in 13 days", "D_keep hold", legs=((8, "same"), (20, "same")))
    three = ((19, "same"), (20, "same"), (21, "same"))
    yield direction("at 3 visits", "D_needed as_needed", legs=three, visits=("same",) * 3)
    yield direction("at 2 visits", "D_keep hold", legs=three[1:], visits=("same",) * 2)
    yield direction("as needed already", "D_keep hold", legs=(same, same), as_needed=True)
    yield direction("nothing told", "E7 hold", HELD)


def _walks() -> Iterator[Example]:
    yield walk("quick and as planned", "W_up walk_more", **_QUICK)
    yield walk("also where no session was ticked", "W_up walk_more", HELD, **_QUICK)
    yield walk("not as planned", "W_same hold", settles="quick", walked_as_planned=False)
    yield walk("minutes not told", "W_same hold", settles="quick")
    yield walk("slow", "W_same hold", settles="slow", walked_as_planned=True)
    yield walk("long", "W_down walk_less", settles="long", walked_as_planned=True)
    yield walk("long where it waits", "W_down walk_less", HELD, settles="long")
    yield walk("not told", "W_ask hold", walked_as_planned=True)
    yield walk("nothing told at all", "E7 hold", HELD)
    yield walk("stops doubled", "W_down walk_less", stops=(100, 200), **_QUICK)
    yield walk("stops nearly doubled", "W_up walk_more", stops=(100, 199), **_QUICK)
    yield walk("no stops, then one", "W_up walk_more", stops=(0, 1), **_QUICK)
    yield walk("red stays as it is", "E4b rung_down", BACK, **_QUICK)
    yield walk("in a flare-up", "P4 hold", Decision("hold", "P4"), **_QUICK)
    yield minutes(100, 110, more=True)
    yield minutes(5, 6, more=True)
    yield minutes(100, 75, more=False)
    yield minutes(1, 1, more=False)
