"""The things that a set-up asks for, found in its own words, English or Spanish."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from planner.handout.words.words import Words
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item


class NamedThing(NamedTuple):
    """A thing, how set-ups call it in either language, and its name in a list of things."""

    found: tuple[str, ...]
    """Patterns of small letters; one is tried where what it begins with stands."""
    english: str = ""
    spanish: str = ""
    """Both empty where it is equipment, which has its name in the words of a language."""


_PASSED_OVER = (
    "place to rest",
    "places to (?:rest|sit)",
    "bench on the way",
    "seat close by",
    "wall, rail or bench",
    "con una pared, un pasamanos o una banca cerca",
    "lugares? (?:para|donde|dónde) (?:sentarse|descansar)",
    "banca en el camino",
    "dónde sentarse",
    "use (?:your|su) [^.]* (?:if you have one|si los? tiene)",
    "no (?:cushion|pillow|almohada|cojín)",
    "sin (?:cushion|pillow|almohada|cojín)",
    "no (?:use|ponga) (?:ningún |ninguna )?(?:cojín|almohada)",
    "as if you sit in a chair",
    "como si (?:se sentara|estuviera sentado) en una silla",
    "get up from your chair",
    "levántese de (?:la|su) silla",
    "picture a clock",
    "imagine un reloj",
    "shelf or wall spot",
    "una repisa o un punto de la pared",
    "both straps",
    "straps snug",
    "las dos correas",
    "las correas ajustadas",
    r"no ball\?",
    r"¿no tiene pelota\?",
    "with no stairs",
    "si no tiene escaleras",
    "half as high as a stair",
    "la mitad de un escalón de escalera",
)
"""Words that ask for nothing: a place on the way, the patient's own cane, what is not wanted."""

THINGS: dict[str, NamedThing] = {
    "pool": NamedThing(("pool [^.]*", "piscina [^.]*")),
    "chair_with_arms": NamedThing(
        ("chair with arms", "silla firme con brazos"),
        "a firm chair with arms",
        "una silla firme con brazos",
    ),
    "chair_without_arms": NamedThing(
        (
            "chair with (?:no wheels and )?no arms",
            "silla firme,? (?:sin ruedas (?:y|ni) )?sin brazos",
            "silla firme,? sin ruedas ni brazos",
        ),
        "a firm chair without arms",
        "una silla firme sin brazos",
    ),
    "chair": NamedThing((r"chairs?\b", r"sillas?\b")),
    "high_pillows": NamedThing(
        ("high pile of pillows or sofa cushions", "pila (?:alta y firme|firme y alta) de [^.]*"),
        "a firm, high pile of pillows or sofa cushions",
        "una pila alta y firme de almohadas o cojines",
    ),
    "cushion": NamedThing(("firm cushion", "cojín firme"), "a firm cushion", "un cojín firme"),
    "pad": NamedThing(
        (r"\bpad\b", r"\bcojín\b"), "a pad to kneel on", "un cojín para arrodillarse"
    ),
    "pillow": NamedThing((r"pillows?\b", r"almohadas?\b")),
    "sofa": NamedThing((r"\bsofa\b", r"\bsofá\b"), "a firm sofa", "un sofá firme"),
    "bench": NamedThing(
        (r"bench(?:es)?\b", r"\bbancas?\b", r"\bbancos?\b"),
        "a low, firm bench",
        "una banca baja y firme",
    ),
    "bed": NamedThing((r"\bbed\b", r"\bcama\b")),
    "mat": NamedThing((r"\bmat\b", r"\bcolchoneta\b", r"\btapete\b")),
    "counter": NamedThing((r"\bcounter\b", r"\bmueble\b")),
    "table": NamedThing((r"\btable\b", r"\bmesas?\b")),
    "stairs": NamedThing(
        (
            "bottom step of a full-height stair",
            "bottom stair",
            r"stairs\b",
            "primer escalón de una escalera",
            r"escaleras?\b",
        ),
        "stairs",
        "unas escaleras",
    ),
    "step": NamedThing(
        (
            r"low,? (?:(?:low|firm|sturdy),? )?step\b",
            r"firm,? (?:(?:low|firm|sturdy),? )?step\b",
            r"sturdy,? (?:(?:low|firm|sturdy),? )?step\b",
            r"\bescalón\b",
        ),
    ),
    "rail": NamedThing((r"\brail\b", r"\bpasamanos\b"), "a firm rail", "un pasamanos firme"),
    "shut_door": NamedThing(
        ("shut door", "puerta (?:bien )?cerrada"),
        "a door that shuts well",
        "una puerta que cierre bien",
    ),
    "doorway": NamedThing((r"\bdoorway\b", "marco de (?:una|la) puerta")),
    "something_firm": NamedThing(
        ("something firm", "algo firme"), "something firm to hold", "algo firme de donde agarrarse"
    ),
    "wall": NamedThing(
        (
            "clear wall",
            "smooth wall",
            "wall behind you",
            "back (?:flat )?to a wall",
            "back and bottom against a wall",
            "back and a wall",
            "pared (?:despejada|libre|lisa)",
            "pared detrás de usted",
            "de espaldas a una pared",
            "las nalgas contra una pared",
            "espalda y una pared",
        ),
    ),
    "loop_band": NamedThing(
        ("loop band", "banda elástica (?:ligera |larga,? )*en forma de aro"),
        "an exercise band in a loop",
        "una banda elástica en forma de aro",
    ),
    "band": NamedThing((r"\bband\b", r"\bbanda\b")),
    "hanging_straps": NamedThing(
        ("straps made for body weight[^.]*", "correas hechas para el peso del cuerpo[^.]*"),
        "straps made for body weight, on an anchor that will not move",
        "correas hechas para el peso del cuerpo, en un soporte que no se mueva",
    ),
    "strap": NamedThing((r"\bstrap\b", r"\bcorrea\b")),
    "towel": NamedThing((r"\btowel\b", r"\btoalla\b")),
    "cloth": NamedThing(("soft cloth", "paño suave"), "a soft cloth", "un paño suave"),
    "dumbbell": NamedThing((r"\bdumbbells?\b", r"\bmancuernas?\b")),
    "kettlebell": NamedThing((r"\bkettlebells?\b", r"\bpesas? rusas?\b")),
    "backpack": NamedThing((r"\bbackpack\b", r"\bmochila\b")),
    "basket": NamedThing(
        (r"\bbasket\b", r"\bcanasta\b"), "a laundry basket", "una canasta de ropa"
    ),
    "bag": NamedThing((r"\bbags?\b", r"\bbolsas?\b"), "a bag", "una bolsa"),
    "item": NamedThing(
        (
            "light item",
            "cosa (?:ligera|ligero|liviano|liviana)",
            "objeto (?:ligera|ligero|liviano|liviana)",
        ),
        "something light to pick up",
        "algo ligero para recoger",
    ),
    "stick": NamedThing((r"\bstick\b", r"\bpalo\b")),
    "ball": NamedThing((r"\bball\b", r"\bpelota\b")),
    "cart_to_push": NamedThing(
        ("light cart, a sled or a mower that is off", "carrito ligero, un trineo [^.]*apagada"),
        "a light cart, a sled or a mower that is off",
        "un carrito ligero, un trineo de empujar o una podadora apagada",
    ),
    "cart_or_poles": NamedThing(
        ("shopping cart, a walker or two poles", "carrito de compras, un andador o dos bastones"),
        "a shopping cart, a walker or two poles",
        "un carrito de compras, un andador o dos bastones",
    ),
    "walking_help": NamedThing(
        ("hold your walker[^.]*", "sujete su andador[^.]*"),
        "your walker, your poles or the arm of a helper",
        "su andador, sus bastones o el brazo de quien le ayuda",
    ),
    "poles": NamedThing(("walking poles", "bastones para caminar", "dos bastones")),
    "pedals": NamedThing(("floor pedal bike", "bicicleta pequeña de pedales")),
    "bike": NamedThing((r"\bbike\b", r"\bbicicleta\b")),
    "elliptical": NamedThing((r"\belliptical\b", r"\belíptica\b")),
    "running_shoes": NamedThing(
        ("running shoes", "zapatos para correr"), "running shoes", "zapatos para correr"
    ),
    "shoes": NamedThing((r"\bshoes\b", r"\bzapatos\b"), "firm shoes", "zapatos firmes"),
    "socks": NamedThing((r"\bsocks\b", r"\bcalcetines\b"), "socks", "calcetines"),
    "water": NamedThing(
        (
            "some water",
            "keep water",
            "tenga(?: un poco de)? agua",
            "lleve(?: un poco de)? agua",
            "cerca(?: un poco de)? agua",
            "un poco de agua",
        ),
        "some water",
        "un poco de agua",
    ),
    "watch": NamedThing(
        ("watch or phone", "clock in view", "reloj o (?:un )?teléfono", "reloj a la vista"),
        "a watch or phone",
        "un reloj o teléfono",
    ),
}
"""What is found first takes its words: the more special thing stands before the plainer one."""

_SAME: dict[str, frozenset[str]] = {
    "chair": frozenset({"chair_with_arms", "chair_without_arms"}),
    "something_firm": frozenset({"counter", "chair", "chair_with_arms", "chair_without_arms"}),
    "shoes": frozenset({"running_shoes"}),
    "pillow": frozenset({"high_pillows"}),
}
"""What need not be named beside something that does as well."""
_EQUIPMENT: dict[str, frozenset[str]] = {
    "band": frozenset({"loop_band"}),
    "strap": frozenset({"hanging_straps"}),
    "cart": frozenset({"cart_to_push", "cart_or_poles"}),
    "step": frozenset({"stairs"}),
    "chair": frozenset({"chair_with_arms", "chair_without_arms", "high_pillows"}),
}
"""Equipment that a set-up calls by another thing's name."""

_OR = re.compile(
    r"(?: (?:de cocina|firme|bajo))*,? (?:or|o|u) "
    r"(?:(?:an?|the|una?|el|la|al|heavy|firm|light|low) )*"
)
_ON = re.compile(r"\. (?:on an?|en (?:la|el|una?)) $")
"""Begins what goes with one of two things alone."""
_HEAD = re.compile(r"(?:\\b)?([^\\()\[\]?*+{.]*)(?![?*+{])")
"""What a pattern begins with: it matches nothing where that is not."""


class _Pattern(NamedTuple):
    """How a thing is found."""

    thing: str
    """Empty: passed over."""
    head: str
    text: str


_PATTERNS = tuple(
    _Pattern(name, match[1], each)
    for name, patterns in (("", _PASSED_OVER), *((n, one.found) for n, one in THINGS.items()))
    for each in patterns
    if (match := _HEAD.match(each))
)

Need = frozenset[str]
"""Things of which one is enough."""


@cache
def things_in(set_up: str) -> tuple[Need, ...]:
    """What a set-up asks for, in its order: "a counter or a table" is one need.

    One of both is not named again by what goes with it: "On a bed or mat. On a bed, use pillows."
    """
    needs: list[set[str]] = []
    text, ended = set_up.lower(), 0
    for thing, begins, ends in _found(text):
        if not thing:
            continue
        between = text[ended:begins]
        if needs and ended and _OR.fullmatch(between):
            needs[-1].add(thing)
        elif not (_ON.search(between) and _is_one_of(thing, needs)):
            needs.append({thing})
        ended = ends
    return tuple(dict.fromkeys(frozenset(each) for each in needs))


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    """What stands in a text, where it begins and ends; of what begins together the first pattern.

    Only patterns whose head is there are compiled: most set-ups ask for three things or four.
    """
    here = [(one.thing, re.compile(one.text)) for one in _PATTERNS if one.head in text]
    at = 0
    while matches := [
        (match.start(), place, match.end())
        for place, (_, pattern) in enumerate(here)
        if (match := pattern.search(text, at))
    ]:
        begins, place, at = min(matches)
        yield here[place][0], begins, at


def _is_one_of(thing: str, needs: Iterable[set[str]]) -> bool:
    """Whether something else would do as well."""
    return any(thing in need and len(need) > 1 for need in needs)


def with_equipment(needs: Iterable[Need], equipment: Iterable[str]) -> tuple[Need, ...]:
    """What a set-up asks for and the equipment that it does not name."""
    found = tuple(needs)
    named = frozenset[str]().union(*found)
    lacking = (each for each in equipment if not named & (_EQUIPMENT.get(each, Need()) | {each}))
    return (*found, *(frozenset({each}) for each in lacking))


def fewest(needs: Iterable[Need]) -> tuple[Need, ...]:
    """The same things, each once: what another one does as well is left out."""
    each_once = tuple(dict.fromkeys(needs))
    certain = frozenset[str]().union(*(need for need in each_once if len(need) == 1))
    return tuple(
        need
        for need in each_once
        if not any(certain & (_SAME.get(thing, Need())) for thing in need)
        and (len(need) == 1 or not need & certain)
    )


def need_words(words: Words, done: Iterable[tuple[Exercise, Item]]) -> tuple[str, ...]:
    """All that some exercises take; for what the home does not have, what stands in for it."""
    needs: list[Need] = []
    stand_ins: dict[str, str] = {}
    for exercise, item in done:
        needs += with_equipment(things_in(exercise.set_up), exercise.equipment)
        if item.substitute_for and item.substitute:
            thing = words.paper.thing(item.substitute_for)
            use = words.instead.format(use=item.substitute, thing=thing)
            stand_ins[item.substitute_for] = use
    return tuple(dict.fromkeys(_need(words, need, stand_ins) for need in fewest(needs)))


def _need(words: Words, need: Need, stand_ins: dict[str, str]) -> str:
    instead = [use for thing, use in stand_ins.items() if thing in need]
    if instead:
        return instead[0]
    english = words.language.startswith("en")
    own = {name: one.english if english else one.spanish for name, one in THINGS.items()}
    # What a clinic names itself is found by no words of a set-up: it is equipment.
    ordered = (*(name for name in own if name in need), *sorted(need - own.keys()))
    names = [own.get(name) or words.paper.thing(name) for name in ordered]
    return (" or " if english else " o ").join(names)
