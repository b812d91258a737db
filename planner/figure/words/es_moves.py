"""What moves in a picture, in Spanish."""

from planner.figure.words.es_parts import (
    BRAZO,
    CADERA,
    CODO,
    PIE,
    PIERNA,
    RODILLA,
    Part,
)
from planner.figure.words.phrases import (
    BodyMove,
    LimbMove,
    Travel,
)

BODY: dict[BodyMove, str] = {
    "hips_lift": "la cadera se levanta",
    "hips_lower": "la cadera baja",
    "leans_forward": "el cuerpo se inclina hacia adelante",
    "leans_back": "el cuerpo se inclina hacia atrás",
    "blades_together": "los omóplatos se juntan",
    "blades_apart": "los omóplatos se separan",
    "shoulders_lift": "los hombros se levantan",
    "shoulders_drop": "los hombros bajan",
    "shoulders_to_ears": "los hombros se acercan a las orejas",
    "shoulders_from_ears": "los hombros se alejan de las orejas",
    "back_rounds": "la espalda se curva",
    "back_arches": "la espalda se arquea",
    "bends_left": "el cuerpo se dobla hacia su izquierda",
    "bends_right": "el cuerpo se dobla hacia su derecha",
    "turns_left": "el cuerpo gira hacia su izquierda",
    "turns_right": "el cuerpo gira hacia su derecha",
    "head_forward": "la cabeza se inclina hacia adelante",
    "head_back": "la cabeza se inclina hacia atrás",
    "head_tips_left": "la cabeza se inclina hacia la izquierda",
    "head_tips_right": "la cabeza se inclina hacia la derecha",
    "head_turns_left": "la cabeza gira hacia la izquierda",
    "head_turns_right": "la cabeza gira hacia la derecha",
}


LIMBS: dict[LimbMove, tuple[Part, str, str]] = {
    "hip_bends": (CADERA, "se dobla", "se doblan"),
    "hip_straightens": (CADERA, "se estira", "se estiran"),
    "knee_bends": (RODILLA, "se dobla", "se doblan"),
    "knee_straightens": (RODILLA, "se estira", "se estiran"),
    "leg_out": (PIERNA, "se mueve hacia afuera", "se mueven hacia afuera"),
    "leg_in": (PIERNA, "se mueve hacia adentro", "se mueven hacia adentro"),
    "leg_lifts": (PIERNA, "se levanta", "se levantan"),
    "leg_lowers": (PIERNA, "baja", "bajan"),
    "foot_up": (PIE, "se dobla hacia arriba", "se doblan hacia arriba"),
    "foot_down": (PIE, "apunta hacia abajo", "apuntan hacia abajo"),
    "toes_back": (PIE, "lleva la punta hacia la cara", "llevan la punta hacia la cara"),
    "toes_away": (PIE, "estira la punta", "estiran la punta"),
    "arm_lifts": (BRAZO, "se levanta", "se levantan"),
    "arm_lowers": (BRAZO, "baja", "bajan"),
    "arm_forward": (BRAZO, "va hacia adelante", "van hacia adelante"),
    "arm_back": (BRAZO, "va hacia atrás", "van hacia atrás"),
    "arm_out": (BRAZO, "se abre hacia un lado", "se abren hacia los lados"),
    "arm_in": (BRAZO, "se mueve hacia adentro", "se mueven hacia adentro"),
    "elbow_bends": (CODO, "se dobla", "se doblan"),
    "elbow_straightens": (CODO, "se estira", "se estiran"),
}


TRAVEL: dict[Travel, str] = {
    "forward": "una flecha señala el camino hacia adelante",
    "back": "una flecha señala hacia atrás",
    "left": "una flecha señala hacia un lado",
    "right": "una flecha señala hacia un lado",
    "up": "una flecha señala hacia arriba",
    "turn": "una flecha redonda muestra el giro",
}
