"""What changed since the first value, whether that matters, what is usual, and what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.model.follow_up.measured import MeasuredValue
from planner.model.rules.measure_rules import MeasureRule, NormBand
from planner.model.vocabulary import SEX_WORDS, Sex

UNPRINTED = "K"
"""What is only well known, and was not read again, stays off paper."""


@dataclass(frozen=True)
class Change:
    """A measure between its first value and its last."""

    measure: MeasureRule
    first: MeasuredValue
    last: MeasuredValue
    """The same as the first where it was measured once."""
    now: float
    """The change in the better direction; below 0 it got worse."""
    matters: bool | None
    """Whether it is as much as matters; None where that is not known, or it was taken once."""
    may_print: bool
    """Whether paper may say that it matters."""

    @property
    def said(self) -> bool | None:
        """Whether it matters, as it may be written down; None too where that was not read again."""
        return self.matters if self.may_print else None


YES, NO, UNKNOWN = "y", "n", "-"
"""The answers to the items of a form, one letter each."""


def total_of(answers: str, items: int) -> int | None:
    """The items of a form that hold; None while any is not answered: that is not a no."""
    if len(answers) != items or set(answers) - {YES, NO}:
        return None
    return answers.count(YES)


def can_be(measure: MeasureRule, value: float) -> bool:
    """There can be such a value."""
    fits = not measure.only_whole or value % 1 == 0
    return fits and measure.least <= value <= measure.most


def met(measure: MeasureRule, first: float | None, now: float | None) -> bool | None:
    """A change for the better that matters; None if a value or the number is missing."""
    rule = measure.change
    if first is None or now is None or rule is None or rule.matters is None:
        return None
    gain = now - first if measure.better == "more" else first - now
    by_share = rule.matters_share is not None and first > 0 and gain / first >= rule.matters_share
    return gain >= rule.matters or by_share


def changes(
    measures: Mapping[str, MeasureRule], taken: Sequence[MeasuredValue]
) -> tuple[Change, ...]:
    """What was measured, by measure and side, in the order of the rules."""
    found = []
    for measure in measures.values():
        for side in ("left", "right", None):
            there = sorted(
                (one for one in taken if (one.measure, one.side) == (measure.id, side)),
                key=lambda one: one.on,
            )
            if there:
                found.append(_change(measure, there[0], there[-1], once=len(there) == 1))
    return tuple(found)


def _change(
    measure: MeasureRule, first: MeasuredValue, last: MeasuredValue, *, once: bool
) -> Change:
    gain = last.value - first.value if measure.better == "more" else first.value - last.value
    matters = None if once else met(measure, first.value, last.value)
    known = measure.change is not None and measure.change.certainty != UNPRINTED
    return Change(measure, first, last, gain, matters, known)


def responses(
    measures: Mapping[str, MeasureRule], taken: Sequence[MeasuredValue]
) -> tuple[bool | None, ...]:
    """Of each measure that says whether a patient responds: whether it changed by what matters."""
    return tuple(one.matters for one in changes(measures, taken) if one.measure.counts)


def still(
    measures: Mapping[str, MeasureRule], taken: Sequence[MeasuredValue], since: date
) -> bool | None:
    """Nothing changed beyond its error since a day; None where nothing was measured twice."""
    moved = []
    for measure in measures.values():
        there = sorted((m for m in taken if m.measure == measure.id), key=lambda one: one.on)
        before = [one for one in there if one.on <= since]
        rule = measure.change
        if not before or there[-1].on <= since or rule is None:
            continue
        error = rule.error if rule.error is not None else rule.matters
        if error is not None:
            moved.append(abs(there[-1].value - before[-1].value) > error)
    return not any(moved) if moved else None


def usual(
    measure: MeasureRule, age: int | None, sex: Sex | None, *, to_print: bool = False
) -> NormBand | None:
    """The band of an age; none where age or sex is not known, or that may not be printed."""
    rule = measure.norms
    if rule is None or age is None or (to_print and rule.certainty == UNPRINTED):
        return None
    return next(
        (
            band
            for band in rule.bands
            if band.ages[0] <= age <= band.ages[1] and band.sex in (None, sex)
        ),
        None,
    )


def differs_by_sex(measure: MeasureRule) -> bool:
    """It has norms of its own for women and men."""
    return measure.norms is not None and any(band.sex for band in measure.norms.bands)


def usual_words(measure: MeasureRule, age: int | None, sex: Sex | None = None) -> str:
    """What is usual at an age, as it may be written down: of both sexes, where none is known.

    Empty where the age or a norm is not known.
    """
    known = usual(measure, age, sex, to_print=True)
    if known is not None:
        return f"{known.least:g} to {known.most:g}"
    of_each = {who: usual(measure, age, one, to_print=True) for one, who in SEX_WORDS.items()}
    return "; ".join(
        f"{who} {band.least:g} to {band.most:g}" for who, band in of_each.items() if band
    )


def due(
    measures: Mapping[str, MeasureRule], taken: Sequence[MeasuredValue], today: date
) -> tuple[MeasureRule, ...]:
    """What should be measured: the core that never was, and what was begun and is old."""
    found = []
    for measure in measures.values():
        there = [one.on for one in taken if one.measure == measure.id]
        if not there:
            found += [measure] if measure.core else []
        elif measure.every_days is not None and (today - max(there)).days >= measure.every_days:
            found.append(measure)
    return tuple(found)
