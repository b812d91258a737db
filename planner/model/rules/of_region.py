"""The rules of one region: without what is asked and said in another alone."""

from collections.abc import Iterable

from planner.model.region import OnlyHere
from planner.model.rules.guidance import CallRule
from planner.model.rules.rules import RuleBook


def call_name(call: CallRule) -> str:
    """What a region calls an entry of when to call by."""
    return (call.short or call.when).strip()


def without(rules: RuleBook, others: Iterable[OnlyHere]) -> RuleBook:
    """The rules without what is asked and said in other regions alone."""
    flags, findings, measures, calls = set[str](), set[str](), set[str](), set[str]()
    for one in others:
        flags.update(one.red_flags)
        findings.update(one.findings)
        measures.update(one.measures)
        calls.update(text.strip() for text in one.calls)
    guidance = rules.guidance.model_copy(
        update={"call": tuple(c for c in rules.guidance.call if call_name(c) not in calls)}
    )
    return rules.model_copy(
        update={
            "red_flags": {k: v for k, v in rules.red_flags.items() if k not in flags},
            "findings": {k: v for k, v in rules.findings.items() if k not in findings},
            "measures": {k: v for k, v in rules.measures.items() if k not in measures},
            "guidance": guidance,
        }
    )
