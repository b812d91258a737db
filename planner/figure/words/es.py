"""The text alternative of a picture in Spanish, as it is spoken in the United States.

The person is not called he or she: "de pie", "boca arriba", or "persona", which is feminine.
"""

import re

from planner.figure.shapes.marks import minutes_and_seconds
from planner.figure.words.es_moves import BODY, LIMBS, TRAVEL
from planner.figure.words.es_parts import (
    BRAZO,
    MANO,
    PIE,
    PIERNA,
    RODILLA,
    TOBILLO,
    Part,
    joined,
    part_of_body,
)
from planner.figure.words.es_things import PAIRS
from planner.figure.words.es_things import (
    THINGS as THINGS,  # a phrase of the language, like those here
)
from planner.figure.words.phrases import (
    ArmWay,
    Around,
    BodyMove,
    FeetSeen,
    FootRest,
    HeldThing,
    LegSeen,
    LimbMove,
    Stance,
    Travel,
    Which,
    of_side,
)
from planner.model.exercise.picture import PropKind, Side, View

_VIEWS: dict[View, str] = {
    "side": "vista de lado",
    "three_quarter": "vista de frente y de lado",
    "front": "vista de frente",
    "three_quarter_back": "vista desde atrás y de lado",
    "back": "vista desde atrás",
    "above": "vista desde arriba",
    "side_above": "vista de lado y desde arriba",
}
_STANCES: dict[Stance, str] = {
    "standing": "de pie",
    "split_stance": "de pie, un pie delante del otro",
    "walking": "caminando",
    "sitting": "persona sentada",
    "back": "boca arriba",
    "face_down": "boca abajo",
    "face_down_on_forearms": "boca abajo con los antebrazos apoyados",
    "side": "persona acostada de lado",
    "hands_and_knees": "con las manos y las rodillas apoyadas",
    "childs_pose": "de rodillas con las nalgas sobre los talones y los brazos hacia adelante",
    "plank": "con el cuerpo recto, apoyado en las manos y las puntas de los pies",
    "knee_plank": "con el cuerpo recto, apoyado en las manos y las rodillas",
    "forearm_plank": "con el cuerpo recto, apoyado en los antebrazos y las puntas de los pies",
    "forearm_knee_plank": "con el cuerpo recto, apoyado en los antebrazos y las rodillas",
    "side_plank": "con el cuerpo recto y de lado, apoyado en un antebrazo",
    "kneeling": "de rodillas con el cuerpo derecho",
    "half_kneeling": "con una rodilla en el piso y el otro pie apoyado adelante",
}
_BECOMES: dict[Stance, str] = {
    "standing": "se pone de pie",
    "walking": "camina",
    "sitting": "se sienta",
    "side": "se acuesta de lado",
    "kneeling": "se pone de rodillas con el cuerpo derecho",
}
"""What one does to come into a stance, where there is a word for it."""
_LEGS: dict[LegSeen, tuple[Part, str, str]] = {
    "straight": (PIERNA, "estirada", "estiradas"),
    "a_little_bent": (RODILLA, "un poco doblada", "un poco dobladas"),
    "bent": (RODILLA, "doblada", "dobladas"),
    "bent_flat": (RODILLA, "doblada y el pie apoyado", "dobladas y los pies apoyados"),
    "bent_in_the_air": (
        RODILLA,
        "doblada y el pie en el aire",
        "dobladas y los pies en el aire",
    ),
    "raised": (PIERNA, "estirada hacia arriba", "estiradas hacia arriba"),
    "straight_back": (PIERNA, "estirada hacia atrás", "estiradas hacia atrás"),
}
_ON: tuple[PropKind, ...] = ("mat", "ball")
"""What the body is on; it is in the others: una cama, una silla."""
_IN: tuple[PropKind, ...] = (
    "pool", "bike", "recumbent", "elliptical", "doorway", "stairs", "hill"
)  # fmt: skip
_ALONG: tuple[PropKind, ...] = (
    "cart", "walker", "pedals", "cushion", "circle", "square", "scan", "dial", "ball"
)  # fmt: skip
"""What the body has with it, where others are beside it."""
_UPRIGHT: tuple[Stance, ...] = ("standing", "split_stance", "walking")

_PLACES = {
    "floor": "el piso",
    "seat": "el borde del asiento",
    "chair": "la silla",
    "chair_back": "el respaldo de la silla",
    "chair_seat": "el asiento de la silla",
    "chair_arms": "los brazos de la silla",
    "stool": "el banquito",
    "sofa": "el sofá",
    "sofa_seat": "el asiento del sofá",
    "bench": "la banca",
    "wall": "la pared",
    "counter": "el mueble",
    "table": "la mesa",
    "step": "el escalón",
    "stairs": "el pasamanos de las escaleras",
    "stairs_rail": "el pasamanos de las escaleras",
    "cable_machine": "la máquina de poleas",
    "cable_machine_low": "la polea baja de la máquina",
    "cable_machine_high": "la polea alta de la máquina",
    "bed": "la cama",
    "mat": "la colchoneta",
    "ball": "la pelota",
    "small_ball": "la pelota pequeña",
    "doorway": "el marco de la puerta",
    "door": "la puerta",
    "rail": "el pasamanos",
    "cart": "la barra del carrito",
    "walker": "el andador",
    "bike": "el manubrio",
    "recumbent": "las manijas",
    "pedals": "los pedales",
    "elliptical": "las manijas",
    "obstacle": "el obstáculo",
    "pool": "el borde de la piscina",
    "hill": "la loma",
}
"""What a hand is put on, where it is no part of the body."""
_RESTS: dict[FootRest, str] = {
    "step": "el escalón",
    "stairs": "las escaleras",
    "chair": "la silla",
    "wall": "la pared",
    "ball": "la pelota",
    "stool": "el banquito",
    "bench": "la banca",
}
_FEET: dict[FeetSeen, str] = {
    "together": "los pies juntos",
    "wide": "los pies muy separados",
    "half_step": "un pie medio paso delante del otro",
    "heel_to_toe": "un pie justo delante del otro, el talón contra la punta",
}
_ARMS: dict[ArmWay, tuple[str, str]] = {
    "overhead": ("por encima de la cabeza", "por encima de la cabeza"),
    "forward": ("hacia adelante", "hacia adelante"),
    "up_and_forward": ("hacia arriba y adelante", "hacia arriba y adelante"),
    "out": ("hacia un lado", "hacia los lados"),
    "up": ("hacia arriba", "hacia arriba"),
    "down": ("colgando", "colgando"),
}


def seen_from(view: View) -> str:
    """From where the picture is seen."""
    return _VIEWS[view]


def begins(stance: Stance, around: Around, details: list[str]) -> str:
    """The first moment as a whole."""
    on = [kind for kind in around.on if not _is_beside(kind, stance, around)]
    near = [kind for kind in around.on if kind not in on] + around.by
    where = [f"{'sobre' if kind in _ON else 'en'} {THINGS[kind]}" for kind in on]
    where += [f"en {THINGS[kind]}" for kind in near if kind in _IN]
    beside = [THINGS[kind] for kind in near if kind not in (*_IN, *_ALONG)]
    if beside:
        where.append(f"junto {joined('a', listed(beside))}")
    along = [_under(each, around) for each in around.under]
    along += [_between(each) for each in around.between]
    along += [_held(each) for each in around.held]
    along += [THINGS[kind] for kind in near if kind in _ALONG]
    if along:
        where.append(f"con {listed(list(dict.fromkeys(along)))}")
    start = _STANCES[stance]
    if where and start.count(" ") < 2:
        start = f"{start} {where.pop(0)}"
    return ", ".join([start, *where, *details])


def leg(which: Which, seen: LegSeen) -> str:
    """How a leg is, or both are."""
    part, one, both = _LEGS[seen]
    return f"{part.on(which)} {both if which == 'both' else one}"


def feet(seen: FeetSeen) -> str:
    """How the feet of a standing body are to each other, where that is not as usual."""
    return _FEET[seen]


def back(rounded: bool) -> str:
    """The back is round or arched as the picture begins."""
    return f"la espalda {'curvada' if rounded else 'arqueada'}"


def then(changes: list[str]) -> str:
    """What moves up to the next moment."""
    return f"luego {listed(changes)}"


def becomes(stance: Stance, details: list[str]) -> str:
    """The next moment where the body is carried another way."""
    return ", ".join([f"luego {_BECOMES.get(stance) or f'queda {_STANCES[stance]}'}", *details])


def hand_on(which: Which, place: str) -> str:
    """Where a hand is, or both are."""
    if which == "both":
        return f"las manos en {_place(place, 'both')}"
    return f"{MANO.on(which)} en {_place(place)}"


def hand_goes(which: Which, place: str) -> str:
    """Where a hand moves to, or both do."""
    if which == "both":
        return f"las dos manos van {joined('a', _place(place, 'both'))}"
    return f"{MANO.on(which)} va {joined('a', _place(place))}"


def arm(which: Which, way: ArmWay) -> str:
    """Which way a free arm points, or both do."""
    one, both = _ARMS[way]
    return f"{BRAZO.on(which)} {both if which == 'both' else one}"


def leaning(forward: bool) -> str:
    """The body leans as the picture begins."""
    return f"el cuerpo inclinado hacia {'adelante' if forward else 'atrás'}"


def foot_lifted(side: Side) -> str:
    """A foot is off the floor."""
    return f"{PIE.on(side)} en el aire"


def foot_on(side: Side, rest: FootRest) -> str:
    """A foot is on a thing."""
    return f"{PIE.on(side)} en {_RESTS[rest]}"


def ankle_on(side: Side, place: str) -> str:
    """An ankle is on the other leg."""
    return f"{TOBILLO.on(side)} sobre {_place(place)}"


def body_moves(move: BodyMove) -> str:
    """A movement of trunk or head."""
    return BODY[move]


def limb_moves(move: LimbMove, which: Which) -> str:
    """A movement of an arm or a leg, or of both."""
    part, moves, both_move = LIMBS[move]
    if which == "both":
        article, _, name = part.both.partition(" ")
        return f"{article} dos {name} {both_move}"
    return f"{part.on(which)} {moves}"


def travels(way: Travel) -> str:
    """The arrow that shows where the whole body goes on."""
    return TRAVEL[way]


def clock(minutes: float) -> str:
    """What a clock shows."""
    whole, seconds = minutes_and_seconds(minutes)
    told = " y ".join(
        f"{number} {unit}{'' if number == 1 else 's'}"
        for number, unit in ((whole, "minuto"), (seconds, "segundo"))
        if number
    )
    return f"un reloj marca {told}"


def stopwatch(seconds: int) -> str:
    """A stopwatch; without seconds it means hold."""
    if not seconds:
        return "un cronómetro indica que se mantiene la posición"
    return f"un cronómetro marca {seconds} segundo{'' if seconds == 1 else 's'}"


def breath() -> str:
    """The sign for breathing out."""
    return "unas líneas onduladas muestran que se suelta el aire"


def music() -> str:
    """The sign for music."""
    return "unas notas muestran que suena música"


def squeeze(part: str) -> str:
    """The sign for tightening a part of the body."""
    return f"unas flechas pequeñas muestran dónde se aprieta: {part_of_body(part)}"


def thought() -> str:
    """The sign for a movement that is only thought of."""
    return "una nube de pensamiento muestra el movimiento imaginado"


def listed(parts: list[str]) -> str:
    """Uno, dos y tres; before the sound of i it is e."""
    if len(parts) < 2:
        return "".join(parts)
    joint = "e" if re.match(r"h?[ií](?![aeou])", parts[-1], re.IGNORECASE) else "y"
    return f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def _is_beside(kind: PropKind, stance: Stance, around: Around) -> bool:
    """A bench or a ball that only hands or feet are on: the body is on the floor or a mat."""
    lies = "mat" in around.on and stance != "sitting"
    return kind != "mat" and (lies or stance in _UPRIGHT)


def _under(under: tuple[PropKind, str], around: Around) -> str:
    kind, part = under
    things = PAIRS.get(kind) if around.under.count(under) > 1 else None
    return f"{things or THINGS[kind]} bajo {part_of_body(part)}"


def _between(held: tuple[PropKind, str, str]) -> str:
    kind, one, other = held
    (first, part), (second, twin) = of_side(one), of_side(other)
    if first and second and part == twin:
        return f"{THINGS[kind]} entre {part_of_body(part, 'both')}"
    return f"{THINGS[kind]} entre {part_of_body(one)} y {part_of_body(other)}"


def _held(held: HeldThing) -> str:
    return PAIRS.get(held.kind, THINGS[held.kind]) if held.pair else THINGS[held.kind]


def _place(name: str, which: Which | None = None) -> str:
    known = _PLACES.get(name) or _PLACES.get(name.partition("_")[0])
    return known or part_of_body(name, which)
