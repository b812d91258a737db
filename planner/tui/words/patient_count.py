"""What counts along with a patient: repetitions in their tempo, holds, or a time that runs down."""

from dataclasses import dataclass

from planner.handout.words.dosage_words import reps_short
from planner.model.program.program import Item


@dataclass(frozen=True)
class Beat:
    """A moment of one set."""

    digits: str
    """What stands there large: the repetition, or the time that is left: "3", "0:25"."""
    of: str = ""
    """What stands below it: "3 / 10"."""
    done: bool = False
    """The set is over."""


def beat(item: Item, rep_s: float, elapsed_s: float) -> Beat:
    """The moment `elapsed_s` after the start; a repetition takes `rep_s` where none is held."""
    if item.duration_s or (item.reps_most == 1 and item.hold_s):
        left = max(0, int((item.duration_s or item.hold_s) - elapsed_s + 0.999))
        return Beat(f"{left // 60}:{left % 60:02}", done=left == 0)
    one_s = rep_s + item.hold_s
    past = int(elapsed_s // one_s)
    most, whole = item.reps_most, reps_short(item)
    if past >= most:
        return Beat(f"{most}", f"{most} / {whole}", done=True)
    of = f"{past + 1} / {whole}"
    left_s = item.hold_s - (elapsed_s - past * one_s)
    if left_s > 0:
        return Beat(f"0:{int(left_s + 0.999):02}", of)
    return Beat(f"{past + 1}", of)
