"""What is proposed for the program as a whole."""

from collections.abc import Iterator
from datetime import timedelta

from planner.building.passes.pain_words import nerve
from planner.follow_up.derive import Situation, done_share
from planner.follow_up.exercise_rules import effort_cap
from planner.follow_up.gates import GateFacts, PhaseGate, gate
from planner.follow_up.measures import changes, responses, still
from planner.follow_up.program_rules import (
    WeekSummary,
    fit,
    flares,
    gap,
    is_silent,
    light_week,
    many_reds,
    plan_does_not_fit,
    settled,
)
from planner.follow_up.response import due_day, early_look, response
from planner.model.follow_up.proposal import Proposal, ProposedAction
from planner.model.vocabulary import PHASES

_GAPS: dict[str, tuple[str, ProposedAction]] = {
    "set_less": ("set_less", "restart_less"),
    "part": ("part", "restart_part"),
    "phase_back": ("phase", "restart_phase"),
}
"""By step: the end of the rule's name, and what is done."""


def of_program(at: Situation) -> Iterator[Proposal]:
    """Gaps, flare-ups, a plan that does not fit, what got in the way, light weeks, gates."""
    yield from _gaps(at)
    yield from _flare(at)
    yield from _fits(at)
    yield from _barriers(at)
    weeks = [at.summary(week) for week in range(1, at.last_week + 1)]
    reason = light_week(weeks, at.rules.light_week)
    if reason and at.next_week <= len(at.program.weeks):
        yield Proposal(rule="P6", action="light_week", numbers={"reason": reason})
    yield from _gates(at)
    yield from _response(at)


def _gaps(at: Situation) -> Iterator[Proposal]:
    """Silence, and how to begin again after a pause."""
    words = [day for day, _ in at.days] + [7 * week - 1 for week in at.told.weeks]
    still = at.today - max([*words, 0])
    if is_silent(still, at.rules.response.silence_days) and not at.found.model_fields_set:
        yield Proposal(rule="P2", action="tell", numbers={"days": str(still)})
    days = at.days_since_last_session()
    if days is None:
        return
    step = gap(days, at.rules.gap)
    numbers = {"days": str(days)}
    if step == "new_intake":
        yield Proposal(rule="gap_intake", action="tell", numbers=numbers)
    elif step != "none":
        yield Proposal(rule=f"gap_{_GAPS[step][0]}", action=_GAPS[step][1], numbers=numbers)


def _flare(at: Situation) -> Iterator[Proposal]:
    """A flare-up that was told or is in the numbers; or red days from different exercises."""
    before = [one.pain_before for _, one in at.days]
    above = at.library.rules.guidance.pain.flare_above
    told = _unsettled(at) or flares(before, at.usual, above, at.rules.flare)
    if at.found.flare or (told and at.found.flare is None):
        yield Proposal(rule="P4", action="tell", numbers={"days": str(at.rules.flare.days)})
    reds = [day for day, one in at.days if one.done and at.light_of(at.session(day, one)) == "red"]
    blamed, unknown = at.culprits
    if many_reds(reds, at.today, at.rules.flare) and (unknown or len(blamed) != 1):
        yield Proposal(
            rule="P9",
            action="tell",
            numbers={"days": str(at.rules.flare.reds_days), "count": str(len({*reds}))},
        )


def _unsettled(at: Situation) -> bool:
    """A flare-up was told, and no green sessions of a later week say that it is over.

    In which days of its week it was nobody knows: sessions of that week say nothing.
    """
    weeks = [week for week in range(1, at.last_week + 1) if at.week_told(week).flare]
    if not weeks:
        return False
    later = [
        (light, done_share(at, one))
        for day, one in at.days
        if one.done
        and one.week > weeks[-1]
        # Of the last session the next morning is often not told yet: it says nothing either way.
        and (light := at.light_of(at.session(day, one))) != "unsure"
    ]
    lights, shares = [light for light, _ in later], [share for _, share in later]
    return not settled(lights, shares, at.rules.flare)


def _fits(at: Situation) -> Iterator[Proposal]:
    """A plan that fits the week: as the patient says, or as two weeks show."""
    intake, found = at.program.intake, at.found
    days, minutes = found.days or intake.days_per_week, found.minutes or intake.minutes_per_day
    weeks = [at.summary(week) for week in range(1, at.last_week + 1)]
    if found.days is None and found.minutes is None:
        if not plan_does_not_fit(weeks, at.rules.told):
            return
        really = max(len({d for d, o in at.days if o.done and o.week == w}) for w in _last(weeks))
        days = min(days, fit(really, minutes, at.rules.told).days)
    if (days, minutes) == (intake.days_per_week, intake.minutes_per_day):
        return
    yield Proposal(
        rule="P5b",
        action="fit",
        days=days,
        minutes=minutes,
        numbers={"days": str(days), "minutes": str(minutes)},
    )


def _last(weeks: list[WeekSummary]) -> range:
    return range(max(1, len(weeks) - 1), len(weeks) + 1)


def _barriers(at: Situation) -> Iterator[Proposal]:
    """What got in the way in the last week, with the answer that changes something first."""
    told, rules = at.week_told(at.last_week).barriers, at.rules.told
    planned = at.program.intake.minutes_per_day
    for barrier in dict.fromkeys(told):
        action, minutes = _ANSWERS.get(barrier, "tell"), None
        if barrier == "no_time":
            if at.found.minutes is not None:
                continue
            minutes = max(rules.minutes_least, int(planned * rules.minutes_part) // 5 * 5)
            action = "fit" if minutes < planned else "tell"
        yield Proposal(
            rule=barrier,
            action=action,
            minutes=minutes,
            numbers={"count": str(rules.keep), "minutes": str(minutes or planned)},
        )


_ANSWERS: dict[str, ProposedAction] = {
    "no_time": "fit",
    "too_many": "keep_few",
    "tired_ill": "light_week",
}
"""The barriers whose answer changes the program; the rest is for the therapist to say."""


def phase_gate(at: Situation) -> PhaseGate:
    """The gate at the end of the phase the patient is in, as far as was told."""
    week, intake = at.last_week, at.program.intake
    told = [at.week_told(number) for number in range(1, week + 1)]
    asked = [sign for one in told[-1:] for sign in one.safety.values()]
    recent = [at.session(day, one) for day, one in at.days if one.week == week and one.done]
    lights = [at.light_of(one) for one in recent if one.next_before is not None]
    legs = [one.leg for _, one in at.days if one.week == week and one.leg is not None]
    worst = [one.worst_pain for one in told if one.worst_pain is not None]
    average = [one.average_pain for one in told if one.average_pain is not None]
    sleep = [one.sleep for one in told if one.sleep is not None]
    trust = [one.trust for one in told if one.trust is not None]
    goals = [[g for g in one.goals if g is not None] for one in told if any(one.goals)]
    flares_told = [one for one in told if one.flare is not None]
    walked = [one.walk_min for _, one in at.days if one.walk_min is not None]
    facts = GateFacts(
        safety_told=any(asked) if asked else None,
        worst_first=worst[0] if worst else None,
        worst=worst[-1] if worst else None,
        later_green="red" not in lights if lights else None,
        adherence=at.adherence(week),
        leg_lower="lower" in legs if legs or not nerve(at.case) else None,
        knows_lights=at.found.knows_lights,
        average_first=average[0] if average else intake.usual_pain,
        average=average[-1] if average else at.found.pain_usual,
        squat_and_hinge_green=at.found.squat_and_hinge_green,
        walk_min=max(walked) if walked else None,
        sleep_first=sleep[0] if sleep else None,
        sleep=sleep[-1] if sleep else None,
        trust_first=trust[0] if trust else None,
        trust=trust[-1] if trust else None,
        strength_sessions=[_strength_days(at, n) for n in range(1, week + 1)] if at.days else None,
        strength_effort=max(
            (one.effort for _, one in at.days if one.week == week and one.effort is not None),
            default=None,
        ),
        goals_first=sum(goals[0]) / len(goals[0]) if goals else None,
        goals=sum(goals[-1]) / len(goals[-1]) if goals else None,
        goals_least=min(goals[-1]) if goals else None,
        last_flare_days=(flares_told[-1].flare_days or 0) if flares_told else None,
        change_felt=at.found.change_felt,
        flare_plan_given=at.found.flare_plan_given,
    )
    return gate(at.program.weeks[week - 1].phase, facts, at.rules.gates)


def _strength_days(at: Situation, week: int) -> int:
    strong = {"A", "B", "Daily"}
    return sum(bool(strong & {*one.done}) for _, one in at.days if one.week == week)


def _gates(at: Situation) -> Iterator[Proposal]:
    """At the last week of a phase: on, or its last week again; before its time: perhaps on."""
    week, program = at.last_week, at.program
    phase = program.weeks[week - 1].phase
    if at.next_week > len(program.weeks) or phase == PHASES[-1]:
        return
    found, rules = phase_gate(at), at.rules.gates
    numbers = {
        "phase": str(phase),
        "done": str(found.met),
        "planned": str(len(found.items)),
        "missing": ", ".join(found.missing),
    }
    question = "; ".join(found.questions)
    ends = program.phases[phase - 1].weeks[1] == week
    repeated = sum(
        one.rule == "P7" and one.answer == "accepted" and one.numbers.get("phase") == str(phase)
        for visit in at.history
        for one in visit.proposals
    )
    if ends and found.is_shut and repeated < rules.repeat_most:
        yield Proposal(rule="P7", action="repeat_week", numbers=numbers, question=question)
    elif ends and (found.is_shut or found.questions):
        yield Proposal(rule="P7_ask", action="tell", numbers=numbers, question=question)
    elif not ends and found.may_open_early(rules.early_share):
        yield Proposal(rule="P7_on", action="next_phase", numbers=numbers, question=question)


def _response(at: Situation) -> Iterator[Proposal]:
    """Whether the program does what it is for: an early look, the review, goals, a standstill."""
    rules, measures = at.rules.response, at.library.rules.measures
    found = changes(measures, at.taken)
    pain = next((one for one in found if one.measure.id == "pain_back"), None)
    due = due_day(at.program.presentation, None, rules)
    if pain is not None and at.today < due:
        yield from _early(at, pain.first.value, pain.last.value)
    told = [at.adherence(week) for week in range(1, at.last_week + 1)]
    known = [share for share in told if share is not None]
    mean = sum(known) / len(known) if known else None
    outcome = response(responses(measures, at.taken), mean, at.rules.told.low, at.today, due, rules)
    reviewed = any(one.rule.startswith("P8_") for visit in at.history for one in visit.proposals)
    if outcome != "too_early" and not reviewed:
        reason = "; ".join(
            f"{one.measure.name} {one.first.value:g} to {one.last.value:g}"
            for one in found
            if one.measure.counts
        )
        share = "adherence not told"
        if mean is not None:
            share = f"adherence {round(100 * mean)} % in the {weeks_told(at)} told"
        yield Proposal(
            rule=f"P8_{outcome}", action="tell", numbers={"reason": f"{reason or 'none'}; {share}"}
        )
    facts = phase_gate(at)
    if facts.phase == PHASES[-1] and facts.items[0].met:
        yield Proposal(rule="P10", action="tell")
    elif at.monday is not None and (mean is None or mean >= at.rules.told.low):
        since = at.monday + timedelta(days=at.today) - timedelta(weeks=rules.plateau_weeks)
        if still(measures, at.taken, since):
            weeks = range(1, at.last_week + 1)
            efforts = [effort for week in weeks for effort in at.summary(week).efforts]
            phase = at.program.weeks[at.last_week - 1].phase
            cap = effort_cap(phase, at.case.effort_max(phase), at.rules)
            numbers = {
                "weeks": str(rules.plateau_weeks),
                "effort": str(efforts[-1]) if efforts else "not told",
                "cap": str(cap),
            }
            yield Proposal(rule="P11", action="tell", numbers=numbers)


def weeks_told(at: Situation) -> str:
    """Of how many weeks it is known how much was done."""
    known = sum(at.adherence(week) is not None for week in range(1, at.last_week + 1))
    return f"{known} of {at.last_week} weeks"


def _early(at: Situation, first: float, now: float) -> Iterator[Proposal]:
    """Pain alone, early on, once."""
    look = early_look(first, now, at.today, at.rules.response)
    told = {one.rule for visit in at.history for one in visit.proposals}
    if look == "good_sign" and "P8b" not in told:
        percent = str(round(100 * (first - now) / first))
        yield Proposal(rule="P8b", action="tell", numbers={"percent": percent})
    elif look == "worse":
        yield Proposal(rule="P8b_worse", action="tell", numbers={"count": f"{now - first:g}"})
