"""Names in an intake that the rules do not know."""

import difflib
from collections.abc import Iterable, Iterator

from planner.building.red_flags import answer_of
from planner.model.finding import Finding, Place, Rule
from planner.model.intake import Intake
from planner.model.library import Library


def intake_problems(intake: Intake, library: Library) -> tuple[Finding, ...]:
    """One finding for every id that leads nowhere, at its place in the intake."""
    library = library.for_presentation(intake.presentation)
    rules = library.rules
    rule = rules.review.rule("unknown")
    flags = [given.split(".")[0] for given in intake.positive_flags]
    things = [one.id for one in rules.home.equipment]
    problems = [
        *_unknown_presentations(intake, library),
        *_unknown(rule, "equipment", intake.equipment, things),
        *_unknown(rule, "precautions", intake.precautions, rules.precautions),
        *_unknown(rule, "findings", intake.findings, rules.findings),
        *_unknown(rule, "red_flags", flags, rules.red_flags),
        *_unknown(
            rule,
            "clearances",
            [one.of for one in intake.clearances],
            [*rules.red_flags, *rules.precautions],
        ),
    ]
    for index, given in enumerate(intake.positive_flags):
        flag = rules.red_flags.get(given.split(".")[0])
        if flag is not None and answer_of(flag, given) is None:
            keys = ", ".join(f"{flag.id}.{answer.key}" for answer in flag.answers)
            problems.append(
                Finding(
                    rule=rule,
                    place=Place(field="red_flags", index=index),
                    cause=given,
                    message=f'"{given}" is not an answer of {flag.id}.',
                    advice=f"Use {flag.id} or one of: {keys}.",
                )
            )
    return tuple(problems)


def _unknown_presentations(intake: Intake, library: Library) -> Iterator[Finding]:
    """Names of no template, and a second presentation of another region than the first."""
    rule, known = library.rules.review.rule("unknown"), library.presentations
    region = library.region_of(intake.presentation)
    for field, name in (("presentation", intake.presentation), ("secondary", intake.secondary)):
        if name and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            yield Finding(
                rule=rule,
                place=Place(field=field),
                cause=name,
                message=f'the library has no template "{name}".',
                advice=(f'Did you mean "{near[0]}"? ' if near else "")
                + f"Use one of: {', '.join(known)}.",
                may_override=False,
            )
        elif name and library.region_of(name) != region:
            yield Finding(
                rule=rule,
                place=Place(field=field),
                cause=name,
                message=f"{known[name].name} is of another region: a program is for one.",
                advice="Leave it out, and build a second program.",
                may_override=False,
            )


def _unknown(rule: Rule, field: str, names: Iterable[str], known: Iterable[str]) -> list[Finding]:
    known = list(known)
    problems = []
    for index, name in enumerate(names):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            problems.append(
                Finding(
                    rule=rule,
                    place=Place(field=field, index=index),
                    cause=name,
                    message=f'"{name}" is not known in {field}.',
                    advice=f'Did you mean "{near[0]}"?' if near else "",
                )
            )
    return problems
