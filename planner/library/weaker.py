"""What a rule book allows that the shipped one does not: a stop, a sign, a limit less.

Compared as what the rules mean, however a clinic's files came to say it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from planner.library.less import lost, lowered, no_words, raised
from planner.library.weaker_dosage import weaker_dosage
from planner.library.weaker_follow_up import weaker_follow_up
from planner.library.weaker_shape import weaker_baselines, weaker_shape, weaker_walking
from planner.model.rules.changes import TAKEN_AWAY
from planner.model.rules.guidance import CallRule, Guidance
from planner.model.rules.property_rules import PropertyRules
from planner.model.rules.review_rules import ReviewRules
from planner.model.rules.rules import (
    Action,
    AddedSlot,
    ExamFinding,
    HomeRules,
    MoveOn,
    Phase,
    PhaseRules,
    Precaution,
    RedFlag,
    RedFlagAnswer,
    RuleBook,
    WeekShift,
)
from planner.model.rules.selection_rules import SelectionRules

_ACTIONS: tuple[Action, ...] = ("caution", "urgent", "emergency")
_URGENCIES = ("soon", "same_day", "now")


class Weaker(NamedTuple):
    """One thing that is weaker than shipped."""

    file: str
    """The rule file."""
    rule: str
    """The id of the rule in it, or the name of the part."""
    what: str
    """What is weaker."""


def weaker_rules(shipped: RuleBook, own: RuleBook) -> Iterator[Weaker]:
    """Everything in which the second book is weaker than the first."""
    yield from _each("precautions.yaml", shipped.precautions, own.precautions, _precaution)
    yield from _each("red-flags.yaml", shipped.red_flags, own.red_flags, _red_flag)
    yield from _each("findings.yaml", shipped.findings, own.findings, _finding)
    for what in _guidance(shipped.guidance, own.guidance):
        yield Weaker("guidance.yaml", *what)
    for what in weaker_dosage(shipped.dosage, own.dosage):
        yield Weaker("dosage.yaml", *what)
    for what in weaker_shape(shipped.shape, own.shape):
        yield Weaker("shape.yaml", *what)
    for what in weaker_walking(shipped.walking, own.walking):
        yield Weaker("walking.yaml", *what)
    for what in weaker_baselines(shipped.baselines, own.baselines):
        yield Weaker("baselines.yaml", *what)
    for gone in lost("words of an action", shipped.actions, own.actions):
        yield Weaker("red-flags.yaml", "actions", gone)
    for what in _phases(shipped.phases, own.phases):
        yield Weaker("phases.yaml", *what)
    for better in _home(shipped.home, own.home):
        yield Weaker("home.yaml", "substitutes", better)
    for what in _selection(shipped.selection, own.selection):
        yield Weaker("selection.yaml", *what)
    for what in _properties(shipped.properties, own.properties):
        yield Weaker("properties.yaml", *what)
    for what in _review(shipped.review, own.review):
        yield Weaker("review.yaml", *what)
    for what in weaker_follow_up(shipped.follow_up, own.follow_up):
        yield Weaker("follow-up.yaml", *what)
    for name, was in shipped.measures.items():
        now = own.measures.get(name)
        if was.form and now and now.form not in (None, was.form):
            yield Weaker("measures.yaml", name, "the form is not word for word as published")
    if own.ages.adult_from < shipped.ages.adult_from:
        yield Weaker("ages.yaml", "adult_from", f"{own.ages.adult_from} years are enough")
    younger = own.precautions.get(own.ages.younger_brings)
    if younger is None or younger.stop is None:
        yield Weaker("ages.yaml", "younger_brings", "a younger patient is not stopped")


def _each(
    file: str,
    shipped: Mapping[str, Any],
    own: Mapping[str, Any],
    compare: Callable[[Any, Any], Iterator[str]],
) -> Iterator[Weaker]:
    for key, rule in shipped.items():
        if key not in own:
            yield Weaker(file, key, TAKEN_AWAY)
            continue
        for what in compare(rule, own[key]):
            yield Weaker(file, key, what)


def _precaution(shipped: Precaution, own: Precaution) -> Iterator[str]:
    if "all" not in own.exclude:
        yield from lost("exclude", shipped.exclude, own.exclude)
        yield from lost("exclude_early", shipped.exclude_early, (*own.exclude_early, *own.exclude))
    yield from lost("includes", shipped.includes, own.includes)
    yield from lost("after_clearance", shipped.after_clearance, own.after_clearance)
    yield from lost("keeps", shipped.keeps, own.keeps)
    slots = {slot.name: slot for slot in own.slots}
    yield from lost("slots", (slot.name for slot in shipped.slots), slots)
    for slot in shipped.slots:
        for what in _slot(slot, slots.get(slot.name)):
            yield f"{slot.name}: {what}"
    yield from lost("allow", own.allow, shipped.allow, "has more:")
    if shipped.stop and (own.stop is None or _lighter(own.stop, shipped.stop, _ACTIONS)):
        yield f"it stopped ({shipped.stop}); now {own.stop or 'nothing stops'}"
    if shipped.clearance_before_phase and (
        not own.clearance_before_phase
        or own.clearance_before_phase > shipped.clearance_before_phase
    ):
        yield f"phase {shipped.clearance_before_phase} no longer waits for a clearance"
    for name in ("effort_max", "items_max"):
        yield from raised(name, getattr(shipped.limits, name), getattr(own.limits, name))
    yield from lowered("rest_s_min", shipped.limits.rest_s_min, own.limits.rest_s_min)
    if shipped.limits.few_new and not own.limits.few_new:
        yield "it no longer keeps to few exercises and few new ones at a time"
    yield from lowered("weeks_min", shipped.weeks_min, own.weeks_min)
    yield from _calls(shipped.call, own.call)
    yield from no_words("not_flare", shipped.not_flare, own.not_flare)
    yield from no_words("patient_note", shipped.patient_note, own.patient_note)
    yield from lost("card_notes", shipped.card_notes, own.card_notes)
    yield from lost("never_said", shipped.never_said, own.never_said)
    if shipped.on_a_bed and not own.on_a_bed:
        yield "on_a_bed is taken away"
    yield from no_words("advice", shipped.advice, own.advice)
    yield from raised("review_weeks", shipped.review_weeks, own.review_weeks)
    if own.heat and not shipped.heat:
        yield "heat is allowed"


def _red_flag(shipped: RedFlag, own: RedFlag) -> Iterator[str]:
    if shipped.asked_again and not own.asked_again:
        yield "it is not asked again at a visit"
    answers = {answer.key: answer for answer in own.answers}
    for answer in shipped.answers:
        if answer.key not in answers:
            yield f"the answer {answer.key} is taken away"
            continue
        yield from _answer(answer, answers[answer.key])
    for one in shipped.escalate:
        if not any(
            set(one.beside) <= set(other.beside) | (set() if other.beside else set(one.beside))
            and set(one.answers)
            <= set(other.answers) | (set() if other.answers else set(one.answers))
            and not _lighter(other.action, one.action, _ACTIONS)
            and (not other.beside or one.beside)
            and (not other.answers or one.answers)
            for other in own.escalate
        ):
            beside = ", ".join(one.beside) or "any other flag"
            yield f"it no longer weighs more beside {beside}"


def _answer(shipped: RedFlagAnswer, own: RedFlagAnswer) -> Iterator[str]:
    if _lighter(own.action, shipped.action, _ACTIONS):
        yield f"the answer {shipped.key} is {own.action}, not {shipped.action}"
    yield from lost(
        f"{shipped.key} adds_precautions", shipped.adds_precautions, own.adds_precautions
    )


def _finding(shipped: ExamFinding, own: ExamFinding) -> Iterator[str]:
    yield from lost("excludes", shipped.excludes, own.excludes)
    yield from lost("adds_precautions", shipped.adds_precautions, own.adds_precautions)
    for ladder, (_, high) in shipped.start_level.items():
        yield from raised(f"start_level {ladder}", high, own.start_level.get(ladder, (0, None))[1])
    if shipped.start_level:
        yield from raised("rungs_above_start", shipped.rungs_above_start, own.rungs_above_start)
    slots = {slot.name: slot for slot in own.slots}
    for slot in shipped.slots:
        for what in _slot(slot, slots.get(slot.name)):
            yield f"{slot.name}: {what}"
    if shipped.slower and not own.slower:
        yield "it no longer slows progress"
    if shipped.quota and not own.quota:
        yield "progress is no longer by quota"
    yield from no_words("advice", shipped.advice, own.advice)


def _slot(shipped: AddedSlot, own: AddedSlot | None) -> Iterator[str]:
    """A test that no longer decides, or rungs that irritability no longer keeps from."""
    if shipped.replaces and not (own and own.replaces and own.job == shipped.job):
        yield "the test no longer decides what is done"
    elif shipped.replaces and own:
        yield from lost("exercises", own.exercises, shipped.exercises, "has more:")
    levels = own.level_by_irritability if own else {}
    for level, (_, high) in shipped.level_by_irritability.items():
        yield from raised(f"rungs at {level} irritability", high, levels.get(level, (0, None))[1])
    if own and own.climbs and not shipped.climbs:
        yield "it goes up its ladder"


def _guidance(shipped: Guidance, own: Guidance) -> Iterator[tuple[str, str]]:
    for what in _calls(shipped.call, own.call):
        yield "call", what
    before, now = shipped.pain, own.pain
    for usual in (None, *range(11)):
        for name, was, here in zip(
            ("green", "amber"), before.bounds(usual), now.bounds(usual), strict=True
        ):
            who = "an unknown usual pain" if usual is None else f"a usual pain of {usual}"
            for what in raised(f"{name} at {who}", was, here):
                yield "pain", what
    for name in ("tell_from", "flare_above"):
        for what in raised(name, getattr(before, name), getattr(now, name)):
            yield "pain", what
    for light, other in zip(shipped.lights, own.lights, strict=True):
        what = f"{light.name}: do_quota"
        for gone in no_words(what, light.do_quota or "", other.do_quota or ""):
            yield "lights", gone
    for what in lost("effort_words", map(str, shipped.effort_words), map(str, own.effort_words)):
        yield "effort_words", what
    for what in _flare(shipped, own):
        yield "flare", what


def _flare(shipped: Guidance, own: Guidance) -> Iterator[str]:
    """Fewer sentences for the same days, or heat for whoever may not use it."""
    for heat in (False, True):
        was, now = (
            Counter(
                {
                    days: sum(
                        len(one.do)
                        for one in plan.flare
                        if one.days == days and one.needs_heat is heat
                    )
                    for days in {one.days for one in plan.flare}
                }
            )
            for plan in (shipped, own)
        )
        for days in was:
            if now[days] < was[days]:
                what = "needs_heat" if heat else "what to do"
                yield f"{days}: {what} stands by {now[days]} sentences, not {was[days]}"


def _phases(shipped: PhaseRules, own: PhaseRules) -> Iterator[tuple[str, str]]:
    for was, now in zip(shipped.phases, own.phases, strict=True):
        for what in _gates(was, now):
            yield "phases", what
    for what in lowered("sessions_done", shipped.sessions_done, own.sessions_done):
        yield "sessions_done", what
    for span, here in zip(shipped.spans, own.spans, strict=True):
        for number in (2, 3, 4):
            starts = (sum(one.phase_weeks[: number - 1]) + 1 for one in (span, here))
            for what in lowered(f"{span.weeks} weeks: the week of phase {number}", *starts):
                yield "spans", what
    kept = [_moves(shift) for shift in own.shifts]
    for shift in shipped.shifts:
        if _moves(shift) not in kept:
            whose = shift.presentation or shift.precaution
            yield "shifts", f"weeks are no longer moved to phase {shift.to_phase} for {whose}"


def _gates(shipped: Phase, own: Phase) -> Iterator[str]:
    """Fewer things asked for before the next phase, of whomever; or pain asked of a quota plan."""
    told = set[str]()
    for gate in shipped.ready_when:
        asked = sum(_covers(other, gate) for other in shipped.ready_when)
        still = sum(_covers(other, gate) for other in own.ready_when)
        told |= {*lowered(f"things asked for after phase {shipped.number}", asked, still)}
        by_quota = any(one.text == gate.text and one.quota is not False for one in own.ready_when)
        if gate.quota is False and by_quota:
            after = f"after phase {shipped.number}"
            yield f'{after}, also asked where progress is by quota: "{gate.text}"'
    yield from sorted(told)


def _covers(gate: MoveOn, other: MoveOn) -> bool:
    """It is asked wherever the other one is."""
    return (
        gate.job in ("", other.job)
        and gate.effort in (None, other.effort)
        and gate.weeks_min <= other.weeks_min
        and gate.weeks_max >= other.weeks_max
        and (other.nerve or not gate.nerve)
        and gate.quota in (None, other.quota)
        and gate.usual_pain in (None, other.usual_pain)
    )


def _moves(shift: WeekShift) -> tuple[object, ...]:
    """What a shift does, without where it is from."""
    return shift.presentation, shift.precaution, shift.to_phase, shift.from_phases, shift.weeks


def _home(shipped: HomeRules, own: HomeRules) -> Iterator[str]:
    """A stand-in for what it is not good enough for."""
    here = {(one.equipment, one.use): one for one in own.substitutes}
    for was in shipped.substitutes:
        now = here.get((was.equipment, was.use))
        if now is None:
            continue
        yield from lost(f"{was.use}: not_for", was.not_for, now.not_for)
        if was.needs and now.needs != was.needs:
            yield f"{was.use}: it no longer needs {was.needs}"


def _selection(shipped: SelectionRules, own: SelectionRules) -> Iterator[tuple[str, str]]:
    for name in ("early_exclusions", "early_sitting"):
        was, now = getattr(shipped, name).phases, getattr(own, name).phases
        for what in lost("phases", map(str, was), map(str, now)):
            yield name, what
    was, now = shipped.not_for_training.ladders, own.not_for_training.ladders
    for what in lost("ladders", was, now):
        yield "not_for_training", what
    was, now = shipped.only_if_asked.ladders, own.only_if_asked.ladders
    for what in lost("ladders", was, now):
        yield "only_if_asked", what
    found, here = shipped.easy_moves.only_if_found, own.easy_moves.only_if_found
    for what in lost("only_if_found", found, here):
        yield "easy_moves", what


def _properties(shipped: PropertyRules, own: PropertyRules) -> Iterator[tuple[str, str]]:
    """What an exercise must say of itself, and no longer must."""
    for field in shipped.fields:
        if not any(one.when == field.when and set(one.has) <= set(field.has) for one in own.fields):
            yield "fields", f"{field.when} no longer asks for {' or '.join(field.has)}"
    for drawn in shipped.picture:
        if not any(
            one.measure == drawn.measure
            and one.above <= drawn.above
            and set(one.has) <= set(drawn.has)
            for one in own.picture
        ):
            what = f"{drawn.measure} above {drawn.above:g}"
            yield "picture", f"{what} no longer asks for {' or '.join(drawn.has)}"
    asking = {one.words: set(one.has) for one in own.words}
    for told in shipped.words:
        if not asking.get(told.words, {""}) <= set(told.has):
            yield "words", f'"{told.words}" no longer asks for {" or ".join(told.has)}'
    texts = [one.text for one in own.never]
    for what in lost("never", (one.text for one in shipped.never), texts):
        yield "never", what
    asked = {one.when: one.conditions for one in own.asks}
    for asks in shipped.asks:
        for what in lost(f"{asks.when} asks about", asks.conditions, asked.get(asks.when, ())):
            yield "asks", what
    named = {one.words: one.conditions for one in own.cautions}
    for caution in shipped.cautions:
        for what in lost(f'"{caution.words}"', caution.conditions, named.get(caution.words, ())):
            yield "cautions", what


def _review(shipped: ReviewRules, own: ReviewRules) -> Iterator[tuple[str, str]]:
    for code in ReviewRules.model_fields:
        was, now = getattr(shipped, code), getattr(own, code)
        for name in ("phases", "categories", "presentations"):
            seen, sees = getattr(was, name, ()), getattr(now, name, ())
            for what in lost(name, map(str, seen), map(str, sees)):
                yield code, what
        for name in ("classes_max", "variables_max"):
            for what in raised(name, getattr(was, name, None), getattr(now, name, None)):
                yield code, what
        for what in lowered(
            "exercises_min",
            getattr(was, "exercises_min", None),
            getattr(now, "exercises_min", None),
        ):
            yield code, what


def _calls(shipped: Iterable[CallRule], own: Iterable[CallRule]) -> Iterator[str]:
    now = {one.when: one for one in own}
    for one in shipped:
        here = now.get(one.when)
        if here is None:
            yield f'the sign is gone: "{one.when}"'
        elif here.nerve not in (None, one.nerve):
            yield f'it is said to fewer patients: "{one.when}"'
        elif _lighter(here.urgency, one.urgency, _URGENCIES):
            yield f'{here.urgency}, not {one.urgency}: "{one.when}"'


def _lighter(own: str, shipped: str, order: tuple[str, ...]) -> bool:
    return order.index(own) < order.index(shipped)
