"""A visit as it is being typed: each answer as text, so that a half-typed one is kept as it is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class DecisionMade:
    """What the therapist decided of one proposal."""

    answer: str
    """accepted, edited or declined."""
    reason: str = ""
    edits: str = ""
    """The proposal as it was edited, JSON."""


@dataclass(frozen=True)
class VisitDraft:
    """Answers by question, days of a typed diary, decisions by proposal."""

    name: str = ""
    """Whose visit it is: the list shows it."""
    birth_year: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    """ "2.mon.pain_before": "3", where a diary was typed."""
    diary: str = ""
    """The check-in of a filled PDF, JSON."""
    decisions: Mapping[str, DecisionMade] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing was answered."""
        return not (self.answers or self.days or self.diary)

    def told(self, question: str) -> str:
        """The answer; empty if there is none."""
        return self.answers.get(question, "")

    def with_answer(self, question: str, value: str) -> "VisitDraft":
        """Another answer; an empty one takes it back. What was decided before may be otherwise."""
        answers = {key: one for key, one in self.answers.items() if key != question}
        if value:
            answers[question] = value
        return replace(self, answers=answers)

    def with_cell(self, name: str, value: str) -> "VisitDraft":
        """Another cell of the typed diary; an empty one takes it back."""
        days = {key: one for key, one in self.days.items() if key != name}
        return replace(self, days=days | {name: value} if value else days)

    def with_decision(self, key: str, decision: DecisionMade | None) -> "VisitDraft":
        """Another decision; None takes it back."""
        kept = {name: one for name, one in self.decisions.items() if name != key}
        if decision is not None:
            kept[key] = decision
        return replace(self, decisions=kept)


def visit_to_json(draft: VisitDraft) -> str:
    """The draft as text; `visit` says what it is a draft of."""
    data = {
        "visit": True,
        "name": draft.name,
        "birth_year": draft.birth_year,
        "answers": dict(draft.answers),
        "days": dict(draft.days),
        "diary": draft.diary,
        "decisions": {
            key: [one.answer, one.reason, one.edits] for key, one in draft.decisions.items()
        },
    }
    return json.dumps(data)


def visit_from_json(text: str) -> VisitDraft | None:
    """The draft that a text holds; None if it holds none."""
    try:
        data = json.loads(text)
        if data["visit"] is not True:
            return None
        decisions = {key: DecisionMade(*map(str, one)) for key, one in data["decisions"].items()}
        return VisitDraft(
            name=str(data["name"]),
            birth_year=str(data["birth_year"]),
            answers=_texts(data["answers"]),
            days=_texts(data["days"]),
            diary=str(data["diary"]),
            decisions=decisions,
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return None


def _texts(data: Mapping[str, object]) -> dict[str, str]:
    return {str(key): str(value) for key, value in data.items()}
