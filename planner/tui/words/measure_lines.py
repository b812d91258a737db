"""The measures that are due at a visit, as lines of its sheet."""

from collections.abc import Iterator

from planner.follow_up.measures import differs_by_sex
from planner.model.rules.measure_rules import MeasureRule, PublishedForm
from planner.model.vocabulary import SEX_WORDS
from planner.services.visit_answers import OpenVisit
from planner.tui.words.questions import Heading, Question, SheetLine
from planner.tui.words.week_lines import numbered


def measure_lines(begun: OpenVisit) -> Iterator[SheetLine]:
    """What is due, each with how it is asked or done."""
    due = (*begun.due, *_not_begun(begun))
    if due:
        yield Heading("Measures that are due")
    if any(map(differs_by_sex, due)):
        known = begun.was.intake.patient.sex_for_norms
        yield Question(
            "norms",
            "Norms of",
            "one",
            numbered(*SEX_WORDS.items()),
            before=f"was {SEX_WORDS[known]}" if known else "",
            hint="Kept with the patient. Where nothing is said, both are shown.",
        )
    for rule in due:
        form = rule.form if _asked_here(rule, begun) else None
        hint = _how_measured(rule, form)
        for side in ("left", "right") if rule.sides else ("",):
            there = (one for one in begun.taken if one.measure == rule.id)
            last = [one for one in there if (one.side or "") == side]
            yield Question(
                f"m.{rule.id}{f'.{side}' if side else ''}",
                f"{rule.name}{f', {side}' if side else ''}",
                "number",
                least=rule.least,
                most=rule.most,
                decimal=not rule.only_whole,
                before=f"was {last[-1].value:g}" if last else "",
                hint=f"{hint} ({rule.unit}, {rule.least:g} to {rule.most:g})",
                form=form is not None,
            )


def _not_begun(begun: OpenVisit) -> tuple[MeasureRule, ...]:
    """Forms that may be asked and never were: none is due before it is begun."""
    taken = {one.measure for one in begun.taken}
    rules = begun.library.rules.measures.values()
    return tuple(one for one in rules if _asked_here(one, begun) and one.id not in taken)


def _asked_here(rule: MeasureRule, begun: OpenVisit) -> bool:
    """It is a form that was published in the patient's language."""
    return rule.form is not None and rule.form.language == begun.was.intake.patient.language


def _how_measured(rule: MeasureRule, form: PublishedForm | None) -> str:
    if form is not None:
        return f"Enter asks its {len(form.items)} sentences, one key each; or type the total."
    if rule.form is not None:
        return "Its words are here in English alone: type the total of a form of your clinic."
    return rule.ask or " ".join(rule.how) or f"{rule.name}: its total, {rule.unit}."
