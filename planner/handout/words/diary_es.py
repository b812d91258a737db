"""The fixed phrases of the diary in Spanish."""

from planner.handout.words.diary_words import DiaryWords

SPANISH_DIARY = DiaryWords(
    diary_for="Diario de {name}",
    how=(
        "Cada mañana escriba cuánto le duele, de 0 (nada) a 10 (lo peor). Hágalo también en los "
        "días de descanso: así se ve cómo le fue el día anterior. Al terminar una sesión, marque "
        "su casilla. Luego escriba su dolor y su esfuerzo, de 0 a 10. Deje vacío lo gris."
    ),
    fill=(
        "Puede llenarlo en un teléfono o una computadora. Guárdelo y entrégueselo a su "
        "fisioterapeuta. O imprímalo y use un bolígrafo."
    ),
    light="{week} (semana suave)",
    numbers={
        "pain_before": "Dolor por la mañana",
        "pain_after": "Dolor después",
        "effort": "Esfuerzo",
        "walk_min": "Minutos que caminó",
        "walk_stops": "Paradas a descansar",
    },
    leg={"higher": "El dolor de pierna subió", "lower": "El dolor de pierna bajó"},
    week_end="Al final de la semana",
    moves="¿Cómo le fue con cada ejercicio? Marque una casilla, y también la última si le ayuda.",
    marks={
        "easy": "Fácil",
        "right": "Bien",
        "hard": "Difícil",
        "hurt": "Me dolió",
        "no": "No es para mí",
    },
    helps="Me ayuda",
    safety="¿Tiene algo nuevo esta semana?",
    no_sign="Nada de esto",
    flare="¿Tuvo un brote de dolor esta semana?",
    flare_yes="Sí",
    flare_no="No",
    flare_days="¿Cuántos días?",
    week_numbers="Su semana en números, de 0 a 10",
    of_week={
        "worst": "El peor dolor",
        "average": "Dolor casi todos los días",
        "sleep": "Sueño (10: muy bueno)",
    },
    goals="¿Qué tan bien puede hacer esto ahora? 0 es nada, 10 es tan bien como antes.",
    barriers="¿Qué le estorbó? Marque todo lo que fue así.",
    barrier={
        "too_many": "Son muchos ejercicios",
        "no_time": "No tuve tiempo",
        "pain": "Dolor",
        "forgot": "Se me olvidó",
        "tired_ill": "Cansancio o enfermedad",
        "unsure_how": "No sé bien cómo hacerlo",
        "no_use": "No vi que me ayudara",
        "away": "Estuve fuera de casa",
    },
    no_barrier="Nada",
    notes="¿Algo más que contarnos?",
    done={
        "Daily": "sesión hecha",
        "A": "sesión A hecha",
        "B": "sesión B hecha",
        "Light": "sesión ligera hecha",
        "Walk": "caminata hecha",
    },
    spoken_most="{what}, de 0 a {most}",
)
