"""One exercise in full, as the panels show it. All of it is plain text to Textual."""

from textual.content import Content

from planner.library.catalog import Library
from planner.model.exercise import Exercise


def full_text(exercise: Exercise, library: Library, first: tuple[Content, ...] = ()) -> Content:
    """Names, ladder, whatever the screen puts first, then what the patient reads."""
    parts = [
        Content.assemble((exercise.patient_name, "bold $text-primary"), "\n", exercise.name),
        ladder_text(exercise, library),
        *first,
        titled("Caution", exercise.cautions, "$text-warning"),
        titled("Set-up", exercise.set_up),
        titled(
            "Steps",
            "\n".join(f"{number}. {step}" for number, step in enumerate(exercise.steps, 1)),
        ),
        titled("Feel", exercise.feel),
        titled("Stop if", exercise.stop_if),
        titled("Mistake", exercise.mistake),
        titled("Cue", exercise.cue),
        Content.styled(_facts(exercise), "dim"),
    ]
    return Content("\n\n").join(parts)


def brief_text(exercise: Exercise, library: Library) -> Content:
    """Enough to choose by."""
    return Content("\n\n").join(
        [
            Content.assemble((exercise.patient_name, "bold"), "\n", exercise.name),
            ladder_text(exercise, library),
            titled("Caution", exercise.cautions),
            titled("Set-up", exercise.set_up),
            Content.styled(_facts(exercise), "dim"),
        ]
    )


def ladder_text(exercise: Exercise, library: Library) -> Content:
    """The ladder, the level, and the neighbours."""
    ladder = library.ladders.get(exercise.ladder)
    if ladder is None:
        return Content.styled(f"{exercise.ladder}, level {exercise.level}", "dim")
    top = library.top(exercise.ladder)
    below, above = neighbour(exercise, library, -1), neighbour(exercise, library, 1)
    return Content.assemble(
        f"{ladder.name}, level {exercise.level} of {top}\n",
        ("easier: ", "dim"),
        below.patient_name if below else "this is the first",
        "\n",
        ("harder: ", "dim"),
        above.patient_name if above else "this is the last",
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


def titled(title: str, text: str, style: str = "") -> Content:
    """A small heading and its text."""
    return Content.assemble((title, f"bold {style}".strip()), "\n", text.strip())


def _facts(exercise: Exercise) -> str:
    things = ", ".join(exercise.equipment) or "no equipment"
    properties = ", ".join(name.replace("_", " ") for name in exercise.properties)
    position = exercise.start_position.replace("_", " ")
    text = f"{position}; {exercise.setting}; {things}; load {exercise.load}"
    return f"{text}\n{properties}\n{exercise.id}" if properties else f"{text}\n{exercise.id}"
