"""The things that a set-up asks for, found in its own words, English or Spanish."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from planner.handout.words.words import Words
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item


class NamedThing(NamedTuple):
    """A thing, how set-ups call it in either language, and its name in a list of things."""

    found: str
    """A pattern of small letters."""
    english: str = ""
    spanish: str = ""
    """Both empty where it is equipment, which has its name in the words of a language."""


_PASSED_OVER = (
    r"(?:place to rest|places to (?:rest|sit)|bench on the way|seat close by|wall, rail or bench)",
    r"con una pared, un pasamanos o una banca cerca",
    r"(?:lugares? (?:para|donde|dónde) (?:sentarse|descansar)|banca en el camino|dónde sentarse)",
    r"use (?:your|su) [^.]* (?:if you have one|si los? tiene)",
    r"(?:no|sin) (?:cushion|pillow|almohada|cojín)",
    r"no (?:use|ponga) (?:ningún |ninguna )?(?:cojín|almohada)",
    r"as if you sit in a chair|como si (?:se sentara|estuviera sentado) en una silla",
    r"get up from your chair|levántese de (?:la|su) silla",
    r"picture a clock|imagine un reloj",
    r"shelf or wall spot|una repisa o un punto de la pared",
    r"both straps|straps snug|las dos correas|las correas ajustadas",
    r"no ball\?|¿no tiene pelota\?",
    r"with no stairs|si no tiene escaleras",
    r"half as high as a stair|la mitad de un escalón de escalera",
)
"""Words that ask for nothing: a place on the way, the patient's own cane, what is not wanted."""

THINGS: dict[str, NamedThing] = {
    "pool": NamedThing(r"pool [^.]*|piscina [^.]*"),
    "chair_with_arms": NamedThing(
        r"chair with arms|silla firme con brazos",
        "a firm chair with arms",
        "una silla firme con brazos",
    ),
    "chair_without_arms": NamedThing(
        r"chair with (?:no wheels and )?no arms|silla firme,? (?:sin ruedas (?:y|ni) )?sin brazos"
        r"|silla firme,? sin ruedas ni brazos",
        "a firm chair without arms",
        "una silla firme sin brazos",
    ),
    "chair": NamedThing(r"chairs?\b|sillas?\b"),
    "high_pillows": NamedThing(
        r"high pile of pillows or sofa cushions|pila (?:alta y firme|firme y alta) de [^.]*",
        "a firm, high pile of pillows or sofa cushions",
        "una pila alta y firme de almohadas o cojines",
    ),
    "cushion": NamedThing(r"firm cushion|cojín firme", "a firm cushion", "un cojín firme"),
    "pad": NamedThing(r"\bpad\b|\bcojín\b", "a pad to kneel on", "un cojín para arrodillarse"),
    "pillow": NamedThing(r"pillows?\b|almohadas?\b"),
    "sofa": NamedThing(r"\bsofa\b|\bsofá\b", "a firm sofa", "un sofá firme"),
    "bench": NamedThing(
        r"bench(?:es)?\b|\bbancas?\b|\bbancos?\b",
        "a low, firm bench",
        "una banca baja y firme",
    ),
    "bed": NamedThing(r"\bbed\b|\bcama\b"),
    "mat": NamedThing(r"\bmat\b|\bcolchoneta\b|\btapete\b"),
    "counter": NamedThing(r"\bcounter\b|\bmueble\b"),
    "table": NamedThing(r"\btable\b|\bmesas?\b"),
    "stairs": NamedThing(
        r"bottom step of a full-height stair|bottom stair|stairs\b"
        r"|primer escalón de una escalera|escaleras?\b",
        "stairs",
        "unas escaleras",
    ),
    "step": NamedThing(
        r"(?:(?:low|firm|sturdy),? ){1,2}step\b|firm step\b|\bescalón\b",
    ),
    "rail": NamedThing(r"\brail\b|\bpasamanos\b", "a firm rail", "un pasamanos firme"),
    "shut_door": NamedThing(
        r"shut door|puerta (?:bien )?cerrada",
        "a door that shuts well",
        "una puerta que cierre bien",
    ),
    "doorway": NamedThing(r"\bdoorway\b|marco de (?:una|la) puerta"),
    "something_firm": NamedThing(
        r"something firm|algo firme", "something firm to hold", "algo firme de donde agarrarse"
    ),
    "wall": NamedThing(
        r"(?:clear|smooth) wall|wall behind you|back (?:flat )?to a wall"
        r"|back and bottom against a wall|back and a wall"
        r"|pared (?:despejada|libre|lisa)|pared detrás de usted"
        r"|(?:de espaldas a|las nalgas contra|espalda y) una pared",
    ),
    "loop_band": NamedThing(
        r"loop band|banda elástica (?:ligera |larga,? )*en forma de aro",
        "an exercise band in a loop",
        "una banda elástica en forma de aro",
    ),
    "band": NamedThing(r"\bband\b|\bbanda\b"),
    "hanging_straps": NamedThing(
        r"straps made for body weight[^.]*|correas hechas para el peso del cuerpo[^.]*",
        "straps made for body weight, on an anchor that will not move",
        "correas hechas para el peso del cuerpo, en un soporte que no se mueva",
    ),
    "strap": NamedThing(r"\bstrap\b|\bcorrea\b"),
    "towel": NamedThing(r"\btowel\b|\btoalla\b"),
    "cloth": NamedThing(r"soft cloth|paño suave", "a soft cloth", "un paño suave"),
    "dumbbell": NamedThing(r"\bdumbbells?\b|\bmancuernas?\b"),
    "kettlebell": NamedThing(r"\bkettlebells?\b|\bpesas? rusas?\b"),
    "backpack": NamedThing(r"\bbackpack\b|\bmochila\b"),
    "basket": NamedThing(r"\bbasket\b|\bcanasta\b", "a laundry basket", "una canasta de ropa"),
    "bag": NamedThing(r"\bbags?\b|\bbolsas?\b", "a bag", "una bolsa"),
    "item": NamedThing(
        r"light item|(?:cosa|objeto) (?:ligera|ligero|liviano|liviana)",
        "something light to pick up",
        "algo ligero para recoger",
    ),
    "stick": NamedThing(r"\bstick\b|\bpalo\b"),
    "ball": NamedThing(r"\bball\b|\bpelota\b"),
    "cart_to_push": NamedThing(
        r"light cart, a sled or a mower that is off|carrito ligero, un trineo [^.]*apagada",
        "a light cart, a sled or a mower that is off",
        "un carrito ligero, un trineo de empujar o una podadora apagada",
    ),
    "cart_or_poles": NamedThing(
        r"shopping cart, a walker or two poles|carrito de compras, un andador o dos bastones",
        "a shopping cart, a walker or two poles",
        "un carrito de compras, un andador o dos bastones",
    ),
    "walking_help": NamedThing(
        r"hold your walker[^.]*|sujete su andador[^.]*",
        "your walker, your poles or the arm of a helper",
        "su andador, sus bastones o el brazo de quien le ayuda",
    ),
    "poles": NamedThing(r"walking poles|bastones para caminar|dos bastones"),
    "pedals": NamedThing(r"floor pedal bike|bicicleta pequeña de pedales"),
    "bike": NamedThing(r"\bbike\b|\bbicicleta\b"),
    "elliptical": NamedThing(r"\belliptical\b|\belíptica\b"),
    "running_shoes": NamedThing(
        r"running shoes|zapatos para correr", "running shoes", "zapatos para correr"
    ),
    "shoes": NamedThing(r"\bshoes\b|\bzapatos\b", "firm shoes", "zapatos firmes"),
    "socks": NamedThing(r"\bsocks\b|\bcalcetines\b", "socks", "calcetines"),
    "water": NamedThing(
        r"(?:some|keep) water|(?:tenga|lleve|cerca)(?: un poco de)? agua|un poco de agua",
        "some water",
        "un poco de agua",
    ),
    "watch": NamedThing(
        r"watch or phone|clock in view|reloj o (?:un )?teléfono|reloj a la vista",
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
_ONE_OF = re.compile(
    "|".join(
        [
            *(f"(?:{each})" for each in _PASSED_OVER),
            *(f"(?P<{name}>{thing.found})" for name, thing in THINGS.items()),
        ]
    )
)

Need = frozenset[str]
"""Things of which one is enough."""


@cache
def things_in(set_up: str) -> tuple[Need, ...]:
    """What a set-up asks for, in its order: "a counter or a table" is one need.

    One of both is not named again by what goes with it: "On a bed or mat. On a bed, use pillows."
    """
    needs: list[set[str]] = []
    ended = 0
    for match in _ONE_OF.finditer(set_up.lower()):
        if match.lastgroup is None:
            continue
        between = set_up[ended : match.start()].lower()
        if needs and ended and _OR.fullmatch(between):
            needs[-1].add(match.lastgroup)
        elif not (_ON.search(between) and _is_one_of(match.lastgroup, needs)):
            needs.append({match.lastgroup})
        ended = match.end()
    return tuple(dict.fromkeys(frozenset(each) for each in needs))


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
