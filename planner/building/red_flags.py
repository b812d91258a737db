"""The red-flag screen: it comes before everything else."""

from collections.abc import Iterator
from typing import NamedTuple

from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.rules.rules import Action, Precaution, RedFlag, RedFlagAnswer, RuleBook
from planner.model.screening import NO, Clearance, ScreenAnswer

_WEIGHT: dict[Action, int] = {"caution": 0, "urgent": 1, "emergency": 2}


class Raised(NamedTuple):
    """A positive red flag, or a precaution that stops a program like one."""

    id: str
    title: str
    action: Action
    action_words: str
    what_to_do: str
    adds_precautions: tuple[str, ...] = ()
    clearance: Clearance | None = None
    """Who decided to go on in spite of it."""

    @property
    def grave(self) -> bool:
        """Nothing may be built before someone has cleared this."""
        return self.action != "caution"

    @property
    def stops(self) -> bool:
        """It is grave, and nobody has cleared it."""
        return self.grave and self.clearance is None

    def __str__(self) -> str:
        return f"{self.id} {self.title}: {self.action_words} {self.what_to_do}".strip()


def screen(intake: Intake, library: Library) -> tuple[Raised, ...]:
    """What is raised, the gravest first, each with its own clearance if there is one.

    Ids that the rules do not know are not looked at here.
    """
    library = library.for_presentation(intake.presentation)
    rules = library.rules
    positive = {given.split(".")[0] for given in intake.positive_flags}
    raised = []
    named = list(intake.precautions)
    for template in (intake.presentation, intake.secondary):
        if template and template in library.templates:
            named += library.templates[template].brings.get(intake.irritability, ())
    for name in intake.findings:
        if name in rules.findings:
            named += rules.findings[name].adds_precautions
    for given in intake.positive_flags:
        flag = rules.red_flags.get(given.split(".")[0])
        if flag is None:
            continue
        answer = answer_of(flag, given) or flag.answers[0]
        action = _escalated(flag, answer, positive)
        named += answer.adds_precautions
        raised.append(
            Raised(
                flag.id,
                flag.theme,
                action,
                rules.actions[action],
                flag.what_to_do,
                answer.adds_precautions,
                intake.clearance_of(flag.id),
            )
        )
    for rule in _stopping(named, intake, rules):
        assert rule.stop is not None
        raised.append(
            Raised(
                rule.id,
                rule.name,
                rule.stop,
                rules.actions[rule.stop],
                rule.advice,
                clearance=intake.clearance_of(rule.id),
            )
        )
    return tuple(sorted(raised, key=lambda one: (not one.stops, -_WEIGHT[one.action], one.id)))


def answers_of(intake: Intake, rules: RuleBook) -> tuple[ScreenAnswer, ...]:
    """Every question with its answer, in the order asked; none if they were not asked."""
    if not intake.screen_asked:
        return ()
    given = {one.split(".")[0]: one for one in intake.positive_flags}
    at_once = intake.screened.at_once if intake.screened else ()
    answers = []
    for flag in rules.red_flags.values():
        answer = answer_of(flag, given[flag.id]) or flag.answers[0] if flag.id in given else None
        answers.append(
            ScreenAnswer(
                flag=flag.id,
                theme=flag.theme,
                question=flag.question.strip(),
                key=answer.key if answer else NO,
                answer=answer.text if answer else "",
                at_once=flag.id in at_once,
            )
        )
    return tuple(answers)


def answer_of(flag: RedFlag, given: str) -> RedFlagAnswer | None:
    """The answer an intake gave: the first for a bare id, None for one that does not exist."""
    _, dot, key = given.partition(".")
    if not dot:
        return flag.answers[0]
    return next((answer for answer in flag.answers if answer.key == key), None)


def _stopping(names: list[str], intake: Intake, rules: RuleBook) -> Iterator[Precaution]:
    """Precautions that stop, also those that others bring with them."""
    waiting, seen = list(names), set[str]()
    while waiting:
        rule = rules.precautions.get(waiting.pop(0))
        if rule is None or rule.id in seen:
            continue
        seen.add(rule.id)
        waiting += rule.includes
        if rule.stop is not None:
            yield rule
            if intake.clearance_of(rule.id):
                waiting += rule.after_clearance


def _escalated(flag: RedFlag, answer: RedFlagAnswer, positive: set[str]) -> Action:
    action: Action = answer.action
    others = positive - {flag.id}
    for rule in flag.escalate:
        if rule.answers and answer.key not in rule.answers:
            continue
        beside = others & set(rule.beside) if rule.beside else others
        if beside and _WEIGHT[rule.action] > _WEIGHT[action]:
            action = rule.action
    return action
