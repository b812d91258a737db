"""The formats that programs were written in, and the way from each to the next.

A step takes the plain data of one format and gives that of the next; it may count on nothing being
there, and leaves to the model what is wrong. A program is brought from where it is to FORMAT, step
by step, when it is read, from a file or from the store. CONTRIBUTING, "The program file", says when
a format is raised.
"""

from collections.abc import Callable, Mapping
from typing import Final

from planner.model.program.format_1 import Data, from_format_1

FORMAT: Final = 2
"""The newest program format this version reads and the one it writes."""

STEPS: Mapping[int, Callable[[Data], Data]] = {1: from_format_1}
"""From each older format to the next."""


def upgraded(data: Data) -> Data:
    """The data of a program in the format of today; it is of a format from 1 to FORMAT."""
    while data["format"] < FORMAT:
        older: int = data["format"]
        data = {**STEPS[older](data), "format": older + 1}
    return data
