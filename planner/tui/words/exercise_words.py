"""One exercise in full, as the panels show it. All of it is plain text to Textual."""

from textual.content import Content

from planner.model.exercise.exercise import Exercise
from planner.model.library import Library


def full_text(
    exercise: Exercise,
    library: Library,
    first: tuple[tuple[str, str], ...] = (),
    compact: bool = False,
    steps: tuple[str, str] | None = None,
) -> Content:
    """Names, ladder, whatever the screen puts first, then what the patient reads."""
    listed = "\n".join(f"{number}. {step}" for number, step in enumerate(exercise.steps, 1))
    gap, line = ("\n", "  ") if compact else ("\n\n", "\n")
    name = Content.assemble((exercise.patient_name, "bold $text-primary"), line, exercise.name)
    told = [
        *first,
        ("Caution", exercise.cautions),
        ("Set-up", exercise.set_up),
        ("Steps", f"\n{listed}" if compact else listed),
        ("Feel", exercise.feel),
        ("Stop if", exercise.stop_if),
        ("Mistake", exercise.mistake),
        ("Cue", exercise.cue),
    ]
    parts = [name, ladder_text(exercise, library, line, steps)]
    parts += [titled(title, text, line) for title, text in told]
    return Content(gap).join([*parts, Content.styled(_facts(exercise), "$text-muted")])


def brief_text(exercise: Exercise, library: Library) -> Content:
    """Enough to choose by."""
    return Content("\n\n").join(
        [
            Content.assemble((exercise.patient_name, "bold"), "\n", exercise.name),
            ladder_text(exercise, library),
            titled("Caution", exercise.cautions),
            titled("Set-up", exercise.set_up),
            Content.styled(_facts(exercise), "$text-muted"),
        ]
    )


def ladder_text(
    exercise: Exercise,
    library: Library,
    line: str = "\n",
    steps: tuple[str, str] | None = None,
) -> Content:
    """The ladder, the level, and the neighbours; or what a step down and a step up would do."""
    ladder = library.ladders.get(exercise.ladder)
    if ladder is None:
        return Content.styled(f"{exercise.ladder}, level {exercise.level}", "$text-muted")
    top = library.top(exercise.ladder)
    below, above = neighbour(exercise, library, -1), neighbour(exercise, library, 1)
    return Content.assemble(
        f"{ladder.name}, level {exercise.level} of {top}{line}",
        ("easier: ", "$text-muted"),
        steps[0] if steps else below.patient_name if below else "this is the first",
        line,
        ("harder: ", "$text-muted"),
        steps[1] if steps else above.patient_name if above else "this is the last",
    )


def neighbour(exercise: Exercise, library: Library, by: int) -> Exercise | None:
    """The first exercise on the nearest rung below or above."""
    level = exercise.level + by
    while 1 <= level <= library.top(exercise.ladder):
        rung = library.rungs(exercise.ladder, level)
        if rung:
            return rung[0]
        level += by
    return None


def titled(title: str, text: str, line: str = "\n") -> Content:
    """A small heading and its text."""
    style = "bold $text-warning" if title == "Caution" else "bold"
    return Content.assemble((title, style), line, text.rstrip())


def _facts(exercise: Exercise) -> str:
    things = ", ".join(exercise.equipment) or "no equipment"
    properties = ", ".join(name.replace("_", " ") for name in exercise.properties)
    position = exercise.start_position.replace("_", " ")
    place = dict.fromkeys((position, exercise.setting, things, f"load {exercise.load}"))
    text = "; ".join(place)
    return f"{text}\n{properties}\n{exercise.id}" if properties else f"{text}\n{exercise.id}"
