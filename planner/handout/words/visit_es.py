"""The fixed phrases of what a patient is handed after a visit, in Spanish."""

from planner.handout.words.visit_words import VisitWords

SPANISH_VISIT = VisitWords(
    changes="Lo que cambia ahora",
    from_when="Desde la {week}",
    counts=("Nuevos: {count}.", "Otra cantidad: {count}.", "Ya no: {count}.", "Igual: {count}."),
    new="Nuevo",
    amounts="Otra cantidad",
    amounts_head=("Ejercicio", "Hasta ahora", "Desde ahora"),
    stopped="Estos ya no los haga",
    takes_place="En su lugar: {name}.",
    kept="Estos siguen igual",
    others_kept="Los demás siguen igual.",
    nothing="Por ahora no cambia nada. Siga como va.",
    sheet_follows="Su hoja nueva viene después. Guarde la anterior.",
    pictures_follow="Los dibujos de lo nuevo vienen después de esta lista.",
    discharge="Alcanzó sus metas",
    discharge_how="Muy bien. Esta hoja dice cómo mantener lo que ganó.",
    numbers="Lo que cambió desde el principio",
    goals="Lo que quería volver a hacer",
    keep="Siga con estos ejercicios",
    keep_days="Desde ahora bastan {days} días a la semana. Haga tanto de cada uno como ahora.",
    keep_walk="Salga a caminar casi todos los días.",
    come_back="Vuelva a vernos",
    come_back_how=(
        "Venga en {first} meses, y otra vez en {last} meses. Llámenos antes si nos necesita."
    ),
)
