"""The pain rule in the patient's own numbers, and what the therapist is told about them."""

from collections.abc import Iterable

from planner.building.case import Case
from planner.model.exercise.exercise import Exercise, ExerciseId
from planner.model.exercise.property import has_property
from planner.model.finding import Finding, Place
from planner.model.rules.pain import Light, LightWords, WalkingRule


def lights(case: Case) -> tuple[Light, ...]:
    """Green, amber and red for this patient."""
    return tuple(_light(case, words) for words in case.library.rules.guidance.lights)


def _light(case: Case, words: LightWords) -> Light:
    guidance, usual = case.library.rules.guidance, case.intake.usual_pain
    during, also = words.filled(guidance.pain, usual), []
    walk = walking_rule(case)
    if walk is not None:
        also.append(walk.say(getattr(walk, words.name)))
        if words.name == "red":
            first, last = guidance.pain.span("red", usual)
            during = (walk.red_one if first == last else walk.red_during).format(first=first)
    if words.name == "green" and nerve(case):
        also.append(guidance.leg_pain_leaves)
    do = words.do_quota if case.quota and words.do_quota else words.do
    return Light(name=words.name, during=during, also=tuple(also), after=words.after, do=do)


def nerve(case: Case) -> bool:
    """Whether the pain is nerve pain."""
    return case.template.nerve_safety_net or bool(
        case.secondary and case.secondary.nerve_safety_net
    )


def walking_rule(case: Case) -> WalkingRule | None:
    """What holds for walking, where the legs ache with it."""
    return case.template.walking or (case.secondary.walking if case.secondary else None)


def walking_cards(
    case: Case, exercises: Iterable[Exercise]
) -> tuple[dict[ExerciseId, str], dict[ExerciseId, str]]:
    """For each walk: what to do, and when to stop in place of what its card says."""
    walk = walking_rule(case)
    if walk is None:
        return {}, {}
    walks = [one.id for one in exercises if any(has_property(one, text) for text in walk.exercises)]
    how, stop = walk.say(walk.card), walk.say(walk.stop_if)
    return dict.fromkeys(walks, how), dict.fromkeys(walks, stop)


def ask_numbers(case: Case) -> str:
    """Where the usual pain is not known: when to ask for one's own numbers."""
    guidance = case.library.rules.guidance
    if case.intake.usual_pain is not None or guidance.pain.own_from > 10:
        return ""
    return guidance.ask_numbers.format(own_from=guidance.pain.own_from)


def flare_when(case: Case) -> str:
    """When a flare-up is one, in the patient's own numbers if the usual pain is known."""
    guidance, usual = case.library.rules.guidance, case.intake.usual_pain
    if usual is None:
        common = max(guidance.pain.own_from - 1, 0)
        return guidance.flare_when.format(usual=common, flare=guidance.pain.flare(common))
    return guidance.flare_when_own.format(flare=guidance.pain.flare(usual))


def pain_advice(case: Case) -> tuple[Finding, ...]:
    """What the therapist should know about the numbers on the handout."""
    pain, usual = case.library.rules.guidance.pain, case.intake.usual_pain
    green, amber = pain.bounds(usual)
    if usual is None:
        return (
            _advice(
                case,
                f"the usual pain is not entered; the handout prints green to {green}, "
                f"amber to {amber}.",
                "Ask for it, so that the pain rule is in the patient's own numbers.",
            ),
        )
    sore = case.library.rules.dosage.sore_start
    told = []
    if usual >= pain.tell_from:
        told.append(
            f"the lights have little room (green to {green}, amber to {amber}, red from "
            f"{amber + 1})"
        )
    if usual >= sore.usual_from:
        phases = " and ".join(map(str, sore.phases))
        told.append(f"doses are those of {sore.dose_as} irritability in phase {phases}")
    if not told:
        return ()
    return (
        _advice(
            case,
            f"the usual pain is {usual}: {'; '.join(told)}.",
            "Look for what keeps the pain high before you load, and rate irritability again.",
        ),
    )


def _advice(case: Case, message: str, advice: str) -> Finding:
    return Finding(
        rule=case.library.rules.review.rule("pain"),
        place=Place(field="usual_pain"),
        message=message,
        advice=advice,
        severity="advice",
    )
