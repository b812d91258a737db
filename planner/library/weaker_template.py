"""What a template lets in or begins sooner than the shipped one."""

from collections.abc import Iterable, Iterator

from planner.library.less import lost, lowered, raised
from planner.model.rules.template import Lane, Template


def weaker_template(shipped: Template, own: Template) -> Iterator[str]:
    """Everything in which a template leaves in what the shipped one leaves out."""
    for one in shipped.exclusions:
        for phase in one.phases:
            there = [other for other in own.exclusions if phase in other.phases]
            here = {text for other in there for text in other.properties}
            yield from lost(f"leaves out in phase {phase}", one.properties, here)
            more = {name for other in there for name in other.allow}
            allowed = {n for o in shipped.exclusions if phase in o.phases for n in o.allow}
            yield from lost(f"allows in phase {phase}", more, allowed, "has more:")
    for level, names in shipped.brings.items():
        yield from lost(f"brings at {level} irritability", names, own.brings.get(level, ()))
    if shipped.nerve_safety_net and not own.nerve_safety_net:
        yield "the signs for nerve pain are not printed"
    if shipped.quota and not own.quota:
        yield "progress is no longer by quota"
    for number, most in shipped.items_max.items():
        yield from raised(f"items in phase {number}", most, own.items_max.get(number))
    yield from _lanes(shipped, own)
    if shipped.walking:
        if own.walking is None:
            yield "what holds for walking with an ache is taken away"
            return
        for name in ("ache_to", "settle_min"):
            was, now = getattr(shipped.walking, name), getattr(own.walking, name)
            yield from raised(f"walking, {name}", was, now)


def _lanes(shipped: Template, own: Template) -> Iterator[str]:
    """A job that begins sooner, climbs where it did not, or goes by no test any more."""
    before, now = _by_job(shipped), _by_job(own)
    for job, lanes in now.items():
        if job not in before:
            if job in _BY_TEST:
                yield f"a lane for {job}, which the shipped one has only by a test"
            continue
        for first, sooner in zip(_enter(before[job]), _enter(lanes), strict=False):
            yield from lowered(f"the phase {job} begins in", first, sooner)
        if any(one.climbs for one in lanes) and not any(one.climbs for one in before[job]):
            yield f"{job} goes up its ladder"
    for job, lanes in now.items():
        by_test, without = (_tested(before.get(job, ()), by) for by in (True, False))
        for exercise in sorted((by_test - without) & _tested(lanes, by=False)):
            yield f"{job}: {exercise} no longer waits for a test"
    for job, lanes in before.items():
        tests = {(f, e) for one in now.get(job, ()) for f, e in one.by_finding.items()}
        for finding, exercise in (test for one in lanes for test in one.by_finding.items()):
            if (finding, exercise) not in tests:
                yield f"{job}: {finding} no longer makes {exercise} the default"


_BY_TEST = ("direction", "nerve")
"""Jobs that a program has because a test was positive, unless its presentation says so."""


def _tested(lanes: Iterable[Lane], by: bool) -> set[str]:
    """The exercises of the lanes that begin after a test only, or of the others."""
    return {exercise for lane in lanes if lane.by_test is by for exercise in lane.exercises}


def _enter(lanes: Iterable[Lane]) -> list[int]:
    return sorted(lane.enters for lane in lanes)


def _by_job(template: Template) -> dict[str, list[Lane]]:
    found = dict[str, list[Lane]]()
    for lane in template.lanes:
        found.setdefault(lane.job, []).append(lane)
    return found
