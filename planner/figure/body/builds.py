"""The people of the pictures: what is round the bones, which are the same for all.

So every pose is everyone's; a build changes outlines, where a hand meets the body, and colours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from planner.figure.body.measures import STATURE_M, TRUNK
from planner.model.drawn_figure import DrawnFigure

HairStyle = Literal["short", "bun", "tied"]
TrunkSection = tuple[str, float, float, float, float]
"""Joint, forward of it, half depth, half breadth, half height; shares of stature."""


@dataclass(frozen=True, slots=True)
class Build:
    """How a person looks, as multiples of the measures; outward and forward, never backward."""

    deep: tuple[float, ...] = (1.0,) * len(TRUNK)
    """Of each section of the trunk, from the hips to the collar; the back stays where it is."""
    broad: tuple[float, ...] = (1.0,) * len(TRUNK)
    """Of each section of the trunk."""
    belly: tuple[float, float, float, float] | None = None
    """Before the middle of the low back: how far forward, half depth, breadth, height; shares."""
    seat: float = 1.0
    """The buttocks."""
    thigh: float = 1.0
    calf: float = 1.0
    upper_arm: float = 1.0
    forearm: float = 1.0
    neck: float = 1.0
    face: float = 1.0
    hair_style: HairStyle = "short"
    skin: str = "skin"
    hair: str = "hair"
    shirt: str = "shirt"
    pants: str = "pants"
    """Tones; the far ones are paler."""

    @property
    def trunk(self) -> tuple[TrunkSection, ...]:
        """Cross-sections of the trunk from the hips to the collar."""
        return tuple(
            (joint, forward + half_deep * (k - 1), half_deep * k, half_broad * wide, tall)
            for (joint, forward, half_deep, half_broad, tall), k, wide in zip(
                TRUNK, self.deep, self.broad, strict=True
            )
        )

    def front_m(self, section: int) -> float:
        """How much further forward a section of the trunk ends than the measures say, metres."""
        return 2 * TRUNK[section][2] * (self.deep[section] - 1) * STATURE_M


BUILDS: Final[Mapping[DrawnFigure, Build]] = {
    "standard": Build(),
    "older_woman": Build(
        deep=(1.06, 1.12, 1.10, 1.16, 1.02, 1.0),
        broad=(1.07, 1.10, 1.04, 1.0, 0.96, 0.97),
        seat=1.04,
        thigh=1.04,
        hair_style="bun",
        hair="hair_gray",
        shirt="shirt_plum",
    ),
    "larger_body": Build(
        deep=(1.26, 1.46, 1.48, 1.34, 1.16, 1.08),
        broad=(1.40, 1.66, 1.66, 1.44, 1.20, 1.14),
        belly=(0.070, 0.078, 0.120, 0.086),
        seat=1.28,
        thigh=1.42,
        calf=1.26,
        upper_arm=1.36,
        forearm=1.18,
        neck=1.22,
        face=1.13,
        shirt="shirt_green",
    ),
    "darker_skin": Build(
        hair="hair_black", skin="skin_brown", shirt="shirt_yellow", pants="pants_light"
    ),
    "pregnant": Build(
        deep=(1.04, 1.08, 1.10, 1.14, 1.02, 1.0),
        broad=(1.05, 1.06, 1.04, 1.0, 0.96, 0.97),
        belly=(0.072, 0.070, 0.080, 0.078),
        seat=1.04,
        thigh=1.04,
        hair_style="tied",
        hair="hair_dark",
        shirt="shirt_blue",
    ),
}
"""Everyone there is to choose from."""
STANDARD: Final = BUILDS["standard"]
