"""Overrides that silence nothing, so that their reason says something untrue."""

from collections.abc import Iterable, Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Fix, Override, has_reason

CODE = "unused_override"


def find(subject: Subject, unused: Iterable[Override]) -> Iterator[Finding]:
    """One for each."""
    for override in unused:
        about = f"{override.rule.name} ({override.cause})" if override.cause else override.rule.name
        why = (
            "is not in the program any more"
            if has_reason(override.reason)
            else f'has no reason ("{override.reason}")'
        )
        yield Finding(
            rule=subject.rule(CODE),
            place=override.place,
            cause=override.about,
            message=f'the override of "{about}" {why}.',
            advice="Withdraw it.",
            severity="advice",
            may_override=False,
            fixes=(Fix(id="withdraw", words="Withdraw the override"),),
        )
