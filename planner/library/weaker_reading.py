"""What a clinic's patients are no longer given to read, or are given though it is not for them."""

from collections.abc import Iterable, Iterator

from planner.library.less import lost, lowered
from planner.model.rules.changes import TAKEN_AWAY
from planner.model.rules.imaging import ImagingFigures
from planner.model.rules.topic import TopicRule, TopicRules


def weaker_topics(shipped: TopicRules, own: TopicRules) -> Iterator[tuple[str, str]]:
    """The topic, and who is no longer given it, or is given it with no regard to a precaution."""
    for name in dict.fromkeys(one.topic for one in shipped.topics):
        before, now = _about(name, shipped), _about(name, own)
        if not now:
            yield "topics", f"nobody is given {name}"
            continue
        for rule in before:
            for what in min(([*_narrower(rule, other)] for other in now), key=len):
                yield name, what
        for other in now:
            for what in _wider(before, other):
                yield name, what
    hidden = lost(
        "printed_elsewhere", own.printed_elsewhere, shipped.printed_elsewhere, "has more:"
    )
    for what in hidden:
        yield "printed_elsewhere", what
    for what in lowered("a_week", shipped.a_week, own.a_week):
        yield "a_week", what


def weaker_imaging(shipped: ImagingFigures, own: ImagingFigures) -> Iterator[tuple[str, str]]:
    """The finding or the part, and which figure is not shown any more or is another one."""
    for what in lowered("age_min", shipped.age_min, own.age_min):
        yield "age_min", what
    for what in lost("ages", map(str, shipped.ages), map(str, own.ages)):
        yield "ages", what
    there = {one.id: one for one in own.findings}
    shown = {one.id for age in own.ages for one, _ in own.shown_at(age)[1]}
    known = {one.id for age in shipped.ages for one, _ in shipped.shown_at(age)[1]}
    for one in shipped.findings:
        now = there.get(one.id)
        if now is None:
            yield one.id, TAKEN_AWAY
            continue
        if one.id in known - shown:
            yield one.id, "it is not shown any more"
        for what in lost("patient_name", one.patient_name, now.patient_name):
            yield one.id, what
        # Neither way is safe: more reassures too soon, less frightens.
        percent = dict(zip(own.ages, now.percent, strict=True))
        for age, was in zip(shipped.ages, one.percent, strict=True):
            if percent.get(age, was) != was:
                yield one.id, f"{percent[age]} percent have it at {age}, not {was}"


def _about(name: str, rules: TopicRules) -> tuple[TopicRule, ...]:
    return tuple(one for one in rules.topics if one.topic == name)


def _narrower(rule: TopicRule, own: TopicRule) -> Iterator[str]:
    """Whom or when the one rule gives the topic, and the other does not."""
    yield from lost("phases", map(str, rule.phases), map(str, own.phases))
    for name in ("presentations", "precautions", "findings", "functions"):
        yield from _only(name, getattr(rule, name), getattr(own, name))
    yield from lost("unless", own.unless, rule.unless, "has more:")
    if own.occasion not in (None, rule.occasion):
        yield f"it is only for {own.occasion}"
    if own.needs_heat and not rule.needs_heat:
        yield "it is kept from people who may not use heat"
    for name in ("before_exercise", "page", "figures", "again"):
        if getattr(rule, name) and not getattr(own, name):
            yield f"{name} is taken away"


def _wider(shipped: tuple[TopicRule, ...], own: TopicRule) -> Iterator[str]:
    """Whom every shipped rule keeps the topic from, and this one does not."""
    kept_from = set[str].intersection(*(set(one.unless) for one in shipped))
    yield from lost("unless", sorted(kept_from), own.unless)
    if all(one.needs_heat for one in shipped) and not own.needs_heat:
        yield "it is given to people who may not use heat"


def _only(name: str, before: Iterable[str], now: Iterable[str]) -> Iterator[str]:
    """A condition that is new, or met by fewer."""
    was, here = [*before], [*now]
    if here and (not was or set(was) - set(here)):
        yield f"{name}: only {', '.join(here)}, not {', '.join(was) or 'all'}"
