"""The pain traffic light: its numbers as data, and the words they are put into."""

from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, model_validator

from planner.model.base import Model
from planner.model.exercise.exercise import Sentence
from planner.model.exercise.property import PropertyText
from planner.model.vocabulary import Certainty

LightName = Literal["green", "amber", "red"]
Score = Annotated[int, Field(ge=0, le=10)]
PainBounds = tuple[Score, Score]
"""The most pain that is green, and the most that is amber; all above is red."""
WORST = 10
"""The end of the pain scale."""


class PainNumbers(Model):
    """Where green, amber and red end, for each usual pain; nothing lies between or beyond them."""

    by_usual: dict[int, PainBounds]
    """Usual pain 0-10 to the most pain that is green and the most that is amber."""
    unknown: PainBounds
    """The same where the usual pain is not known."""
    tell_from: Score
    """From this usual pain on the therapist is told to look at the pain before loading."""
    flare_above: int = Field(ge=1, le=5)
    """Points above the usual pain that make a flare-up."""
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are."""

    @model_validator(mode="after")
    def _contiguous(self) -> "PainNumbers":
        if sorted(self.by_usual) != list(range(WORST + 1)):
            raise ValueError("by_usual must have each usual pain from 0 to 10, once")
        before: PainBounds = (0, 0)
        for usual in range(WORST + 1):
            bounds = self.by_usual[usual]
            _in_order(bounds, f"usual pain {usual}")
            if bounds < before or bounds[1] < before[1]:
                raise ValueError(f"usual pain {usual}: less is allowed than at {usual - 1}")
            before = bounds
        _in_order(self.unknown, "unknown")
        return self

    def bounds(self, usual: int | None) -> PainBounds:
        """The most pain that is green and that is amber; None where the usual is unknown."""
        return self.unknown if usual is None else self.by_usual[usual]

    def span(self, color: LightName, usual: int | None) -> PainBounds:
        """The least and the most pain of a light."""
        green, amber = self.bounds(usual)
        spans: dict[LightName, PainBounds] = {
            "green": (0, green),
            "amber": (green + 1, amber),
            "red": (amber + 1, WORST),
        }
        return spans[color]

    @property
    def own_from(self) -> int:
        """The least usual pain whose numbers are not those of an unknown one; 11 if all are."""
        return next((u for u in range(WORST + 1) if self.by_usual[u] != self.unknown), WORST + 1)

    def flare(self, usual: int) -> int:
        """The pain of a flare-up."""
        return min(WORST, usual + self.flare_above)


def _in_order(bounds: PainBounds, what: str) -> None:
    green, amber = bounds
    if not green < amber < WORST:
        raise ValueError(
            f"{what}: amber ({amber}) must end above green ({green}) and below {WORST}, "
            "so that each light has a number"
        )


def places_checked(places: set[str], text: str, what: str) -> None:
    """Raise ValueError unless the text has exactly these places for numbers."""
    try:
        found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        found = {"{"}
    if found != places:
        wanted = " and ".join(sorted(f"{{{place}}}" for place in places)) or "no number"
        raise ValueError(f"{what} must say {wanted}, where the numbers are put in")


class LightWords(Model):
    """The words of one light; the numbers are put in for each patient."""

    name: LightName
    """Its color."""
    during: Sentence
    """Pain while exercising: from {first} to {last}; green names the last, red the first."""
    during_one: Sentence
    """The same where the light has one number, {first}."""
    after: Sentence
    """Pain after."""
    do: Sentence
    """What to do."""
    do_quota: Sentence | None = None
    """The same where progress is by quota, if it differs."""

    @model_validator(mode="after")
    def _places(self) -> "LightWords":
        places = {"green": {"last"}, "amber": {"first", "last"}, "red": {"first"}}[self.name]
        places_checked(places, self.during, "during")
        places_checked(
            {"last"} if self.name == "green" else {"first"}, self.during_one, "during_one"
        )
        return self

    def filled(self, numbers: PainNumbers, usual: int | None) -> str:
        """What is said of the pain while exercising."""
        first, last = numbers.span(self.name, usual)
        return (self.during_one if first == last else self.during).format(first=first, last=last)


class WalkingRule(Model):
    """A presentation in which the legs ache when walking, and that is expected."""

    exercises: tuple[PropertyText, ...] = Field(min_length=1)
    """The exercises that are walks."""
    ache_to: int = Field(ge=1, le=8)
    """The most leg ache to walk into, 0-10."""
    settle_min: int = Field(ge=1, le=60)
    """Minutes of sitting in which it must ease."""
    green: Sentence
    """Said of the green light, with {ache}."""
    amber: Sentence
    """Said of the amber light, with {over}: the first number that is too much."""
    red: Sentence
    """Said of the red light, with {minutes}."""
    red_during: Sentence
    """In place of the red light's words: pain further down the leg is expected here. {first}"""
    red_one: Sentence
    """The same where red has one number, {first}."""
    card: Sentence
    """On the card of a walk, with {ache}."""
    stop_if: Sentence
    """On the card of a walk in place of when to stop, with {minutes}."""
    source: str
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""

    @model_validator(mode="after")
    def _places(self) -> "WalkingRule":
        for name, place in (
            ("green", "ache"),
            ("amber", "over"),
            ("red", "minutes"),
            ("red_during", "first"),
            ("red_one", "first"),
            ("card", "ache"),
            ("stop_if", "minutes"),
        ):
            places_checked({place}, getattr(self, name), name)
        return self

    def say(self, text: str) -> str:
        """A sentence with the numbers put in."""
        return text.format(ache=self.ache_to, over=self.ache_to + 1, minutes=self.settle_min)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is said to patients, as it is written."""
        said = (self.green, self.amber, self.red, self.red_during, self.red_one)
        return (*said, self.card, self.stop_if)


class Light(Model):
    """One light as it holds for a patient."""

    name: LightName
    """Its color."""
    during: Sentence
    """Pain while exercising, in the patient's own numbers."""
    also: tuple[Sentence, ...] = ()
    """What else is of this color for this patient."""
    after: Sentence
    """Pain after."""
    do: Sentence
    """What to do."""
    during_relative: Sentence | None = None
    """In programs of older versions: the same against the usual pain."""
    do_quota: None = None
    """In programs of older versions."""
