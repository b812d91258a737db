"""What every handout says: the pain traffic light, the flare-up plan, when to call."""

from collections.abc import Sequence
from typing import Literal, get_args

from pydantic import field_validator, model_validator

from planner.model.base import Model
from planner.model.exercise.exercise import Sentence
from planner.model.rules.pain import Light, LightWords, PainNumbers, places_checked


class FlareStep(Model):
    """One stage of the flare-up plan."""

    days: str
    """Which days: "Days 0 to 2"."""
    do: tuple[Sentence, ...]
    """What to do."""
    needs_heat: bool = False
    """Left out for people who may not use heat."""


Urgency = Literal["now", "same_day", "soon"]
"""How fast to get help."""
URGENCIES: tuple[Urgency, ...] = get_args(Urgency)


class CallRule(Model):
    """When to call, and whom."""

    urgency: Urgency
    """How fast."""
    nerve: bool | None = None
    """Only for nerve pain (true), or only where it is none (false)."""
    when: Sentence
    """What happens, to the patient."""
    short: Sentence | None = None
    """The sign alone, for a list under a heading that says how fast; else `when` stands in it."""
    line: Sentence | None = None
    """The sign in the fewest words, for the line of all that need help now; else `short`, else
    `when` stands in it."""


def in_order(lights: Sequence[Light | LightWords]) -> None:
    """Raise ValueError unless the lights are green, amber and red."""
    if [one.name for one in lights] != ["green", "amber", "red"]:
        raise ValueError("the pain rules are green, amber and red, in this order")


def says_when_to_go_at_once(call: Sequence[CallRule]) -> None:
    """Raise ValueError unless something is a reason to get help at once."""
    if not any(one.urgency == "now" for one in call):
        raise ValueError("there is no sentence that says when to get help at once")


class Guidance(Model):
    """programs/rules/guidance.yaml: what every handout says."""

    pain: PainNumbers
    """Where the lights end."""
    lights: tuple[LightWords, LightWords, LightWords]
    """Green, amber, red."""
    ask_numbers: Sentence
    """Where the usual pain is not known: when to ask for one's own numbers, with {own_from}."""
    worth: Sentence
    """Over the lights: what exercise may cost, and what it gives."""
    known: Sentence
    """What is known of exercise and what nobody can know ahead."""
    leg_pain_leaves: Sentence
    """For nerve pain, with the green light: pain that leaves the leg is good."""
    next_day: Sentence
    """The 24-hour rule, to the patient."""
    quota: Sentence
    """The quota rule, to the patient."""
    exercise_up: Sentence
    """When an exercise moves up."""
    exercise_up_quota: Sentence
    """The same where progress is by quota."""
    exercise_back: Sentence
    """When an exercise steps back."""
    effort_words: dict[int, str]
    """Words for effort 0-10."""
    flare_when: Sentence
    """When a flare-up is one, where the usual pain is not known; as an example with
    {usual} and {flare}."""
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
    call_means: dict[Urgency, Sentence]
    """What the signs of a list can mean."""
    nerve_safety_net: Sentence
    """For everyone with nerve pain."""
    micro_break: Sentence
    """Short breaks from sitting."""
    sources: tuple[str, ...]
    """Where all this is from: the papers, and what is opinion."""

    @field_validator("lights")
    @classmethod
    def _lights_in_order(cls, lights: tuple[LightWords, ...]) -> tuple[LightWords, ...]:
        in_order(lights)
        return lights

    @field_validator("call")
    @classmethod
    def _call_at_once(cls, call: tuple[CallRule, ...]) -> tuple[CallRule, ...]:
        says_when_to_go_at_once(call)
        return call

    @field_validator("flare")
    @classmethod
    def _flare_without_heat(cls, flare: tuple[FlareStep, ...]) -> tuple[FlareStep, ...]:
        if all(step.needs_heat for step in flare):
            raise ValueError("the flare-up plan needs a step for people who may not use heat")
        return flare

    @model_validator(mode="after")
    def _complete(self) -> "Guidance":
        places_checked({"own_from"}, self.ask_numbers, "ask_numbers")
        places_checked({"usual", "flare"}, self.flare_when, "flare_when")
        places_checked({"flare"}, self.flare_when_own, "flare_when_own")
        return self
