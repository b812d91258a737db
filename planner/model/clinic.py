"""The clinic whose name stands on the handout."""

import re
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from planner.model.base import Model
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise_set import ExerciseSet
from planner.model.prints import Print
from planner.model.text import VisibleText

LEAST_CONTRAST = 4.5
"""Of text on white (WCAG 2.1, success criterion 1.4.3)."""


_PLAYER = re.compile(r"https://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~/%-]*)?")


class ClinicLibrary(Model):
    """What a clinic's folder leans on."""

    needs: str = Field(default=">=0", max_length=40)
    """The version of the planner it was written for, as ">=0.3"."""
    extends: tuple[str, ...] = ()
    """Other folders that it lies over, in order: ../shared-shoulder."""


COLOR = "^#[0-9a-fA-F]{6}$"
LINK = r"^https?://[^\s<>]{3,200}$"


class Clinic(Model):
    """What a clinic's own clinic.yaml says."""

    name: VisibleText = Field(min_length=1, max_length=80)
    """Its name."""
    phone: VisibleText | None = Field(default=None, max_length=40)
    """The number a patient calls."""
    therapist: VisibleText | None = Field(default=None, max_length=80)
    """Who made the plan."""
    color: Annotated[str, Field(pattern=COLOR)] | None = None
    """Of headings, as #rrggbb: dark enough to be read on white."""
    logo: str | None = Field(default=None, min_length=1, max_length=200)
    """A picture in the same folder (PNG, JPEG, GIF, WebP, BMP, TIFF), at the head of the plan."""
    link: Annotated[str, Field(pattern=LINK)] | None = None
    """An address printed with a QR code: how to reach you, or your own videos."""
    player: str | None = Field(default=None, min_length=1, max_length=100)
    """Where you put the page that `planner player` writes, https: sheets have a code that opens it
    with the part of the plan that they are of."""
    library: ClinicLibrary | None = None
    """What its exercises and rules lean on."""
    figure: DrawnFigure | None = None
    """Whose body the pictures show, where the intake does not say."""

    prints: tuple[Print, ...] = Field(default=(), max_length=8)
    """The papers that are printed in one go, in this order; none is the sheet alone."""

    sets: tuple[ExerciseSet, ...] = Field(default=(), max_length=60)
    """Sets of exercises with doses, to be put into a session in one go."""

    @field_validator("sets")
    @classmethod
    def _sets_differ(cls, sets: tuple[ExerciseSet, ...]) -> tuple[ExerciseSet, ...]:
        names = [one.name.casefold() for one in sets]
        if twice := [each for each in names if names.count(each) > 1]:
            raise ValueError(f"two sets have the same name: {twice[0]}")
        return sets

    @field_validator("prints")
    @classmethod
    def _papers_differ(cls, prints: tuple[Print, ...]) -> tuple[Print, ...]:
        words = [one.file_words for one in prints]
        if twice := [each for each in words if words.count(each) > 1]:
            raise ValueError(f"the same paper is named twice: {twice[0]}")
        return prints

    @field_validator("player")
    @classmethod
    def _player_takes_a_plan(cls, player: str | None) -> str | None:
        if player is not None and not _PLAYER.fullmatch(player):
            raise ValueError(
                "player is the address of your page, such as https://clinic.example/moves/: it "
                "begins with https:// and has no space, user, ? or #. The plan goes behind the #"
            )
        return player

    @model_validator(mode="after")
    def _can_be_read(self) -> "Clinic":
        if self.color and contrast_on_white(self.color) < LEAST_CONTRAST:
            raise ValueError(
                f"the colour {self.color} is too pale for text: its contrast on white is "
                f"{contrast_on_white(self.color):.1f} to 1, and {LEAST_CONTRAST} is the least"
            )
        return self


def contrast_on_white(color: str) -> float:
    """The contrast ratio of a colour on white paper (WCAG 2.1)."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[i : i + 2], 16)) for i in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
