"""What every handout says: the pain traffic light, the flare-up plan, when to call."""

from typing import Literal

from pydantic import model_validator

from planner.model.base import Model
from planner.model.exercise.exercise import Sentence
from planner.model.rules.pain import LightWords, PainNumbers, places_checked


class FlareStep(Model):
    """One stage of the flare-up plan (specification 2.11)."""

    days: str
    """Which days: "Days 0 to 2"."""
    do: tuple[Sentence, ...]
    """What to do."""
    needs_heat: bool = False
    """Left out for people who may not use heat."""


class CallRule(Model):
    """When to call, and whom (specification 6.10)."""

    urgency: Literal["now", "same_day", "soon"]
    """How fast."""
    when: Sentence
    """What happens, to the patient."""


class Guidance(Model):
    """programs/rules/guidance.yaml: what every handout says."""

    pain: PainNumbers
    """Where the lights end."""
    lights: tuple[LightWords, LightWords, LightWords]
    """Green, amber, red."""
    ask_numbers: Sentence
    """Where the usual pain is not known: when to ask for one's own numbers, with {own_from}."""
    leg_pain_leaves: Sentence
    """For nerve pain, with the green light: pain that leaves the leg is good."""
    next_day: Sentence
    """The 24-hour rule, to the patient."""
    quota: Sentence
    """The quota rule, to the patient."""
    exercise_up: Sentence
    """When an exercise moves up (specification 2.7)."""
    exercise_up_quota: Sentence
    """The same where progress is by quota."""
    exercise_back: Sentence
    """When an exercise steps back."""
    effort_words: dict[int, str]
    """Words for effort 0-10."""
    flare_when: Sentence
    """When a flare-up is one, where the usual pain is not known; with {above}."""
    flare_when_own: Sentence
    """The same in the patient's own numbers, with {flare}."""
    not_flare: Sentence
    """When it is no flare-up and what to do then."""
    flare: tuple[FlareStep, ...]
    """The flare-up plan."""
    flare_call: Sentence
    """When to call in a flare-up."""
    call: tuple[CallRule, ...]
    """When to call."""
    nerve_safety_net: Sentence
    """For everyone with nerve pain."""
    micro_break: Sentence
    """Short breaks from sitting."""
    sources: tuple[str, ...]
    """Where all this is from."""

    @model_validator(mode="after")
    def _complete(self) -> "Guidance":
        if [light.name for light in self.lights] != ["green", "amber", "red"]:
            raise ValueError("lights must be green, amber and red, in this order")
        places_checked({"own_from"}, self.ask_numbers, "ask_numbers")
        places_checked({"above"}, self.flare_when, "flare_when")
        places_checked({"flare"}, self.flare_when_own, "flare_when_own")
        return self
