"""What counts along with a patient: repetitions in their tempo, holds, or a time that runs down."""

from dataclasses import dataclass

from planner.model.program.program import Item


@dataclass(frozen=True)
class Beat:
    """A moment of one set."""

    digits: str
    """What stands there large: "3/10", "0:25", of a hold "3/10 4"."""
    done: bool = False
    """The set is over."""


def beat(item: Item, rep_s: float, elapsed_s: float) -> Beat:
    """The moment `elapsed_s` after the start; a repetition takes `rep_s` where none is held."""
    if item.duration_s or (item.reps == 1 and item.hold_s):
        left = max(0, int((item.duration_s or item.hold_s) - elapsed_s + 0.999))
        return Beat(f"{left // 60}:{left % 60:02}", left == 0)
    one_s = rep_s + item.hold_s
    past = int(elapsed_s // one_s)
    if past >= item.reps:
        return Beat(f"{item.reps}/{item.reps}", done=True)
    text = f"{past + 1}/{item.reps}"
    held_s = elapsed_s - past * one_s
    if item.hold_s and held_s < item.hold_s:
        text += f" {int(item.hold_s - held_s + 0.999)}"
    return Beat(text)
