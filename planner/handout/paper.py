"""The papers a handout can be printed on."""

from typing import Literal

Paper = Literal["letter", "a4"]

SIZES_PT: dict[Paper, tuple[float, float]] = {
    "letter": (612.0, 792.0),
    "a4": (595.276, 841.89),
}
"""Width and height in points."""
