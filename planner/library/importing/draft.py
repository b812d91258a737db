"""A draft: what could be taken over of an exercise, what could not, and what is to be decided."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from planner.model.characters import without_control
from planner.model.exercise.exercise import Dosage, ExerciseEntry

_NAMES = {"bands": "band", "exercise_ball": "ball", "swiss_ball": "ball", "stability_ball": "ball"}
"""What others call a thing that is known here by another name."""
_NOTHING = ("", "none", "body_only", "bodyweight", "no_equipment")


@dataclass(frozen=True)
class Origin:
    """Where a draft is from, and on what terms."""

    source: str
    """The file, and what kind of collection it is."""
    licence: str = ""
    """The licence of its text; empty: the source says none."""
    authors: str = ""
    """Who wrote it."""
    original: str = ""
    """Its id or address there."""


@dataclass(frozen=True)
class ExerciseDraft:
    """An exercise that is not finished."""

    id: str
    """Its name for files and programs."""
    fields: Mapping[str, Any]
    """Fields of an exercise that were taken over."""
    origin: Origin
    """Where it is from."""
    not_mapped: Mapping[str, Any] = field(default_factory=dict)
    """What the source says that has no field here."""
    rows: int = 1
    """Rows of a list that it was read from."""

    @property
    def to_decide(self) -> tuple[str, ...]:
        """Fields that an exercise must have and that nobody has said yet."""
        found = [
            name
            for name, info in ExerciseEntry.model_fields.items()
            if info.is_required() and name not in self.fields and name != "id"
        ]
        dose = self.fields.get("dosage")
        if isinstance(dose, Mapping):
            parts = Dosage.model_fields.items()
            missing = [name for name, info in parts if info.is_required() and name not in dose]
            found += [f"dosage.{name}" for name in missing]
        return tuple(found)


def draft_of(
    name: str, found: Mapping[str, Any], origin: Origin, rest: Mapping[str, Any]
) -> ExerciseDraft:
    """A draft with the name it has there, for patients too; empty fields are left out."""
    said = dict.fromkeys(("name", "patient_name"), one_line(name))
    fields = {**said, **{key: value for key, value in found.items() if value not in ("", None, [])}}
    return ExerciseDraft(
        slug(name), fields, origin, {k: v for k, v in rest.items() if v not in ("", None)}
    )


def apart(drafts: Collection[ExerciseDraft], taken: Collection[str]) -> list[ExerciseDraft]:
    """The drafts with ids that neither the library nor another of them has."""
    seen, found = set(taken), []
    for draft in drafts:
        name, number = draft.id, 2
        while name in seen:
            name, number = f"{draft.id[:56]}-{number}", number + 1
        seen.add(name)
        found.append(replace(draft, id=name))
    return found


def slug(name: str) -> str:
    """Small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "exercise"


def one_line(text: object) -> str:
    """Text without line breaks and without what a terminal acts on."""
    return " ".join(without_control(str(text)).split())


def sentences(texts: Collection[object]) -> list[str]:
    """Steps, each a line; one that is too long is told by the check, once it is an exercise."""
    return [line for line in map(one_line, texts) if line]


def things(named: Collection[object], known: Collection[str]) -> tuple[list[str], list[str]]:
    """Equipment by its name here, and what has none here."""
    here: list[str] = []
    strange: list[str] = []
    for each in named:
        word = slug(str(each)).replace("-", "_")
        if not str(each).strip() or word in _NOTHING:
            continue
        word = _NAMES.get(word, word)
        match = next((one for one in (word, word.removesuffix("s")) if one in known), None)
        (here if match else strange).append(match or one_line(each))
    return list(dict.fromkeys(here)), strange
