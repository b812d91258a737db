"""What stands between the texts of a part's page: its elements and fixed words."""

from collections.abc import Iterator

from planner.handout.document.by_week import ByWeek
from planner.handout.document.move import Move, TickRow
from planner.handout.document.part_sheet import PartSheet
from planner.handout.html.elements import Markup, element
from planner.handout.html.moves import move_section
from planner.handout.html.parts import part_section
from planner.handout.words.screen_words import Tongue
from planner.model.exercise.exercise import Exercise
from planner.model.language import Language
from planner.model.program.program import Item
from planner.model.rules.pain import Light, LightName

_TEXT = "\u0002"
"""Where a text stands that is not the same in every page."""
_TWO = (_TEXT, _TEXT)


def placed(name: str) -> Markup:
    """Where the page puts a picture."""
    return element("div", data_picture=name)


def between(exercise: Exercise, on: Tongue, parts: tuple[int, ...]) -> Iterator[str]:
    """All of it, of every part; the exercise is any, its own words are left out."""
    for last in (False, True):
        for part in parts:
            told = _told(exercise, part, last=last)
            page = part_section(told, on, lambda move: _moved(move, on))
            yield from (one for one in page.split(_TEXT) if one)


def _moved(move: Move, on: Tongue) -> Markup:
    def pictured(_: Move, __: Language) -> Markup:
        return Markup(_TEXT)

    return move_section(move, on, on, pictured)


def _told(exercise: Exercise, part: int, *, last: bool) -> PartSheet:
    lights: tuple[LightName, ...] = ("green", "amber", "red")
    return PartSheet(
        part=part,
        name=_TEXT,
        title=_TEXT,
        goal=_TEXT,
        clinic="",
        phone="",
        weeks=_TWO,
        made_on="",
        summary=_TEXT,
        rest=_TWO,
        waits=last,
        moves=(_move(exercise), _move(exercise)._replace(own_load="", heavy=(), for_you=())),
        worth=_TEXT,
        lights=tuple(
            Light.model_construct(name=name, during=_TEXT, also=_TWO, after=_TEXT, do=_TEXT)
            for name in lights
        ),
        own_numbers=_TEXT,
        next_day=_TEXT,
        now=_TWO,
        now_line=_TEXT,
        now_means=_TEXT,
        same_day=_TWO,
        same_day_means=_TEXT,
        soon=_TWO,
        soon_means=_TEXT,
        nerve=_TEXT if last else "",
        notes=_TWO,
        need=(_TEXT,),
        too_easy=_TEXT,
        step_back=_TEXT,
        known=_TEXT,
        bring=_TWO,
        last=last,
        last_week=1,
    )


def _move(exercise: Exercise) -> Move:
    plain = exercise.model_copy(
        update={
            "id": _TEXT,
            "patient_name": _TEXT,
            "set_up": _TEXT,
            "steps": _TWO,
            "feel": _TEXT,
            "picture": None,
        }
    )
    by_week = (ByWeek("", _TEXT), ByWeek(_TEXT, _TEXT))
    return Move(
        exercise=plain,
        shows=_TEXT,
        item=Item(exercise=exercise.id, slot="any", sets=1, reps=1, effort=0),
        dose=(by_week,),
        heavy=by_week,
        own_load=_TEXT,
        helps=_TEXT,
        goal=False,
        days=by_week,
        ticks=(TickRow("", _TWO), TickRow(_TEXT, (_TEXT,))),
        effort=by_week,
        effort_bare=by_week,
        for_you=_TWO,
        stop_if=_TEXT,
        too_much=_TEXT,
    )
