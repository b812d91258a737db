"""The red-flag screen: it comes before everything else (specification 4 and 2.13)."""

from dataclasses import dataclass

from planner.model.intake import Intake
from planner.model.rules.rules import Action, RedFlag, RedFlagAnswer, RuleBook

_WEIGHT: dict[Action, int] = {"caution": 0, "urgent": 1, "emergency": 2}


@dataclass(frozen=True)
class Raised:
    """A positive red flag, or a precaution that stops a program like one."""

    id: str
    title: str
    action: Action
    action_words: str
    what_to_do: str
    adds_precautions: tuple[str, ...] = ()

    @property
    def stops(self) -> bool:
        """Nothing may be built before someone has cleared the patient."""
        return self.action != "caution"

    def __str__(self) -> str:
        return f"{self.id} {self.title}: {self.action_words} {self.what_to_do}".strip()


def screen(intake: Intake, rules: RuleBook) -> tuple[Raised, ...]:
    """What is raised, the gravest first. Ids that the rules do not know are not looked at here."""
    positive = {given.split(".")[0] for given in intake.red_flags}
    raised = []
    for given in intake.red_flags:
        flag = rules.red_flags.get(given.split(".")[0])
        if flag is None:
            continue
        answer = answer_of(flag, given) or flag.answers[0]
        action = _escalated(flag, answer, positive)
        raised.append(
            Raised(
                flag.id,
                flag.theme,
                action,
                rules.actions[action],
                flag.what_to_do,
                answer.adds_precautions,
            )
        )
    for name in intake.precautions:
        rule = rules.precautions.get(name)
        if rule is not None and rule.stop is not None:
            raised.append(
                Raised(rule.id, rule.name, rule.stop, rules.actions[rule.stop], rule.advice)
            )
    return tuple(sorted(raised, key=lambda one: (-_WEIGHT[one.action], one.id)))


def answer_of(flag: RedFlag, given: str) -> RedFlagAnswer | None:
    """The answer an intake gave: the first for a bare id, None for one that does not exist."""
    _, dot, key = given.partition(".")
    if not dot:
        return flag.answers[0]
    return next((answer for answer in flag.answers if answer.key == key), None)


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
