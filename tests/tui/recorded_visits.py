"""Eight visits as they were recorded: each key that was pressed, and the words that were typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.tui.therapist import Therapist


class Typed(str):
    """Words typed into the field in hand; they are no control keys."""

    __slots__ = ()


Step = str | Typed
ASKED: tuple[Step, ...] = (Typed("Dana Reyes, PT"), "enter", "a", "enter")
"""The red flags: who asks, no to each that is left, and yes, each was asked."""
COMMON, HARDEST = 16, 25
"""Control keys to a printed sheet, at most."""


@dataclass(frozen=True)
class Visit:
    """From the list of patients to the sheet on the desk."""

    patient: str
    keys: int
    """How many of the steps are control keys."""
    steps: tuple[Step, ...]
    at_most: int = COMMON
    presentation: str = "stiffness"
    precautions: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    language: str = "en"


def _line(text: str) -> tuple[Step, ...]:
    """A new patient, the examination in a line, and on to the red flags."""
    return "n", "ctrl+l", Typed(text), "enter", "ctrl+g"


VISITS = {
    "an older woman with stenosis, who keeps her bones": Visit(
        "Margaret Hall",
        11,
        (
            *_line(
                "name: Margaret Hall, 68 stenosis osteoporosis older chair band flexion eases "
                "8w 5d 20min goal: carry groceries"
            ),
            *ASKED,
            *("s", Typed("bridge"), "enter"),  # another exercise than the one in hand
            *("p", "enter"),
        ),
        presentation="stenosis",
        precautions=("osteoporosis",),
        findings=("flexion_eases",),
    ),
    "a strain of three days, one answer that stops and is taken back": Visit(
        "Jamal Carter",
        17,
        (
            *_line("name: Jamal Carter, 35M strain, active, irritable, 10min 6w"),
            *(Typed("Dana Reyes, PT"), "enter"),
            *("n", "y", "enter", "a", "enter"),  # the second one stops: nothing is built
            *("escape", "ctrl+g", "enter", "n", "enter"),  # it was misheard
            *("p", "enter"),
        ),
        HARDEST,
        presentation="strain",
    ),
    "sciatica on the left, high, in Spanish": Visit(
        "María Gómez",
        9,
        (
            *_line(
                "name: María Gómez, 42F L sciatica, SLR+, high irritability, to the calf, "
                "speaks Spanish, 8w 5d 15min"
            ),
            *ASKED,
            *("p", "enter"),
        ),
        presentation="sciatica",
        findings=("slr_positive",),
        language="es",
    ),
    "frail, a new hip, falls": Visit(
        "Walter Brandt",
        9,
        (
            *_line(
                "name: Walter Brandt, 81 frail stiff posterior tha, fall risk, two falls, walker, "
                "chair, large print, 6w 5d 15min goal: stand up without help"
            ),
            *ASKED,
            *("p", "enter"),
        ),
        precautions=("thr_posterior", "fall_risk"),
        findings=("falls_two_or_more",),
    ),
    "a desk worker who wants to run": Visit(
        "Ellen Ross",
        11,
        (
            *_line(
                "name: Ellen Ross, 29 y.o. stiff, low irritability, active, tight hip flexors, "
                "mat, band, kettlebell, 12w 4d 25min goal: back to running"
            ),
            *ASKED,
            *("slash", Typed("jog"), "enter"),  # it is there: the goal asked for it
            *("p", "enter"),
        ),
        findings=("hip_extension_limited",),
    ),
    "afraid to bend": Visit(
        "Ines Falk",
        9,
        (
            *_line(
                "name: Ines Falk, 51 sensitive nervous system, afraid to bend, poor sleep, 12w 4d "
                "20min goal: tie my shoes"
            ),
            *ASKED,
            *("p", "enter"),
        ),
        presentation="hypersensitivity",
        findings=("confidence_low", "sleep_poor"),
    ),
    "a gymnast with an acute pars, cleared by her doctor": Visit(
        "Kayla Brooks",
        20,
        (
            *_line(
                "name: Kayla Brooks, 19 gymnast, extension sensitive, pars stress fx, 12w 4d 20min "
                "goal: back to gymnastics"
            )[:-1],
            *("pagedown", "up", "up", "up", "up", "enter", "enter"),  # Clearances: the only one
            *(Typed("Dr. Rivera"), "enter", "enter", "enter"),  # today, for all phases
            *(Typed("No pain at rest, scan healed"), "enter", "ctrl+g"),
            *ASKED,
            *("p", "enter"),
        ),
        HARDEST,
        presentation="extension_sensitive",
        precautions=("pars_acute",),
    ),
    "pregnant, second trimester": Visit(
        "Priya Shah",
        9,
        (
            *_line(
                "name: Priya Shah, 31 pregnant, stiff, mat, ball, 8w 5d 15min goal: walk to work"
            ),
            *ASKED,
            *("p", "enter"),
        ),
        precautions=("pregnancy",),
    ),
}
"""By what they are about; shared/reviews drove the same eight by hand."""


async def replay(pt: Therapist, steps: Iterable[Step]) -> None:
    """Each step as it was recorded."""
    for step in steps:
        if isinstance(step, Typed):
            await pt.type(step)
        else:
            await pt.press(step)
