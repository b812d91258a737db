"""Parts of the body in Spanish, each with its article, on a side or both."""

from typing import NamedTuple

from planner.figure.words.phrases import Which, of_side


class Part(NamedTuple):
    """A part of the body with its article."""

    one: str
    """On the side that is spoken of."""
    left: str
    right: str
    both: str

    def on(self, which: Which | None) -> str:
        """The part on a side, or both."""
        return self.one if which is None else str(getattr(self, which))


def _la(one: str, many: str) -> Part:
    return Part(f"la {one}", f"la {one} izquierda", f"la {one} derecha", f"las {many}")


def _el(one: str, many: str) -> Part:
    return Part(f"el {one}", f"el {one} izquierdo", f"el {one} derecho", f"los {many}")


def _share(share: str, of: Part) -> Part:
    return Part(*(f"{share} {joined('de', each)}" for each in of))


def _middle(whole: str) -> Part:
    """What there is only one of has a left and a right half."""
    left, right = (f"el lado {side} {joined('de', whole)}" for side in ("izquierdo", "derecho"))
    return Part(whole, left, right, whole)


def joined(word: str, noun: str) -> str:
    """De or a before a noun: de el is del, a el is al."""
    return f"{word}l {noun[3:]}" if noun.startswith("el ") else f"{word} {noun}"


_MUSLO, _ESPINILLA = _el("muslo", "muslos"), _la("espinilla", "espinillas")
PIE, BRAZO = _el("pie", "pies"), _el("brazo", "brazos")
MANO, CADERA = _la("mano", "manos"), _la("cadera", "caderas")
RODILLA, CODO = _la("rodilla", "rodillas"), _el("codo", "codos")
TOBILLO = _el("tobillo", "tobillos")
PIERNA = _la("pierna", "piernas")
_PARTS = {
    "thigh": _MUSLO,
    "behind_thigh": _share("la parte de atrás", _MUSLO),
    "outer_thigh": _share("la parte de afuera", _MUSLO),
    "knee": RODILLA,
    "shin": _ESPINILLA,
    "low_shin": _share("la parte baja", _ESPINILLA),
    "ankle": TOBILLO,
    "foot": PIE,
    "sole": _share("la planta", PIE),
    "heel": _el("talón", "talones"),
    "ball": _share("la parte de adelante", PIE),
    "toe": _share("los dedos", PIE),
    "toes": _share("los dedos", PIE),
    "elbow": CODO,
    "forearm": _el("antebrazo", "antebrazos"),
    "upper_arm": _share("la parte de arriba", BRAZO),
    "wrist": _la("muñeca", "muñecas"),
    "hand": MANO,
    "palm": _share("la palma", MANO),
    "fingers": _share("los dedos", MANO),
    "shoulder": _el("hombro", "hombros"),
    "hip": CADERA,
    "buttock": _la("nalga", "nalgas"),
    "ear": _la("oreja", "orejas"),
    "temple": _la("sien", "sienes"),
    "waist": _middle("la cintura"),
    "belly": _middle("el vientre"),
    "chest": _middle("el pecho"),
    "low_back": _middle("la parte baja de la espalda"),
    "back_of_head": _middle("la parte de atrás de la cabeza"),
    "forehead": _middle("la frente"),
    "chin": _middle("la barbilla"),
}
_WHOLE = {
    "head": "la cabeza",
    "neck": "el cuello",
    "collar": "la base del cuello",
    "back": "la espalda",
    "upper_back": "la parte alta de la espalda",
    "thorax1": "la mitad de la espalda",
    "thorax2": "la parte alta de la espalda",
    "lumbar1": "la parte baja de la espalda",
    "lumbar2": "la parte baja de la espalda",
    "lumbar3": "la parte baja de la espalda",
    "sacrum": "la base de la espalda",
    "pelvis": "la pelvis",
    "hips": "la cadera",
    "thighs": "los muslos",
    "knees": "las rodillas",
    "calves": "las pantorrillas",
    "ankles": "los tobillos",
    "feet": "los pies",
    "elbows": "los codos",
    "hands": "las manos",
}
"""Parts that have no side, and both of a pair."""


def part_of_body(name: str, which: Which | None = None) -> str:
    """A part by its name in pictures; one without a side is on the side that is spoken of."""
    side, bare = of_side(name)
    if bare in _PARTS:
        return _PARTS[bare].on(side or which)
    return _WHOLE.get(name, "el cuerpo")
