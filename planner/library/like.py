"""Entries that lean on others: `like` another exercise, `joins` a ladder that is there already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.library.changes.apply import Changed
from planner.library.changes.edit import Written
from planner.library.changes.exercises import plain
from planner.library.changes.moved import where_went
from planner.library.ladder_file import LadderFile, ladder_from
from planner.library.parse import parse
from planner.library.words_file import mismatches
from planner.library.yaml_source import YamlSource
from planner.model.base import DataPath
from planner.model.exercise.exercise import Exercise, ExerciseWords, Ladder
from planner.model.language import OTHER_LANGUAGES, OtherLanguage
from planner.model.problem import Problem

_OWN = ("id", "ladder", "level", "category", "in_language", "name", "patient_name")
"""What an exercise never takes from the one it is like."""


@dataclass
class Leaning:
    """A file that leans on others, ready to be read as a ladder."""

    source: YamlSource
    joins: str = ""
    """The ladder its exercises join; empty for a ladder of its own."""
    behind: dict[str, str] = field(default_factory=dict)
    """Each exercise that joins, and the one it stands behind."""
    likes: dict[str, str] = field(default_factory=dict)
    """Each exercise that is like another."""
    words: dict[str, tuple[int, dict[str, Any]]] = field(default_factory=dict)
    """Words in other languages that stand in the entry, with its number."""

    @property
    def named(self) -> set[str]:
        """The exercises that some are like."""
        entries = self.source.data.get("exercises")
        entries = entries if isinstance(entries, list) else []
        return {str(one["like"]) for one in entries if isinstance(one, dict) and "like" in one}


def leans(source: YamlSource) -> bool:
    """Whether a ladder file joins another ladder, or has an exercise that is like another."""
    data = source.data
    if not isinstance(data, dict):
        return False
    entries = data.get("exercises")
    entries = entries if isinstance(entries, list) else []
    own = ("like", *OTHER_LANGUAGES)
    return "joins" in data or any(isinstance(e, dict) and any(k in e for k in own) for e in entries)


def written_out(
    leaning: Leaning, exercises: Mapping[str, Exercise], ladders: Mapping[str, Ladder]
) -> Iterator[Problem]:
    """Write out what the entries lean on, in place, so that they read like any others."""
    source = leaning.source
    data = source.data
    head = {key: value for key, value in data.items() if key not in ("joins", "exercises")}
    joins = data.get("joins")
    if joins is not None:
        leaning.joins = str(joins)
        ladder = ladders.get(leaning.joins)
        if ladder is None:
            message = f'there is no ladder "{joins}".'
            yield source.problem(
                ("joins",), message, where_went("ladder", leaning.joins, ladders), "NAME01"
            )
            source.data = None
            return
        if "ladder" in head:
            message = "joins: and ladder: do not go together."
            yield source.problem(("ladder",), message, "Keep one of them.", "JOIN01")
        head = {"ladder": ladder.ladder, "category": ladder.category, "name": ladder.name}
        head["why"] = ladder.why
    entries: list[Any] = []
    known = dict(exercises)
    for index, entry in enumerate(data.get("exercises") or []):
        if not isinstance(entry, dict):
            entries.append(entry)
            continue
        whole, faults = _entry(leaning, index, entry, known)
        yield from faults
        if whole is not None:
            entries.append(whole)
    source.data = {**head, "exercises": entries}


def _entry(
    leaning: Leaning, index: int, entry: dict[str, Any], known: Mapping[str, Exercise]
) -> tuple[dict[str, Any] | None, list[Problem]]:
    source, place = leaning.source, ("exercises", index)
    own = dict(entry)
    name = str(own.get("id", ""))
    words: dict[str, Any] = {one: own.pop(one) for one in OTHER_LANGUAGES if one in own}
    leaning.words[name] = index, words
    problems: list[Problem] = []
    if "like" in own:
        like = str(own.pop("like"))
        if like not in known:
            message = f'there is no exercise "{like}" to be like.'
            advice = where_went("exercise", like, known)
            if _round(name, source.data["exercises"]):
                message = (
                    f"{name} is like itself, by way of others."
                    if like != name
                    else (f"{name} is like itself.")
                )
                advice = "Name one that says all of itself."
            return None, [source.problem((*place, "like"), message, advice, "NAME01")]
        leaning.likes[name] = like
        other = {key: value for key, value in plain(known[like]).items() if key not in _OWN}
        own = _merged(other, own)
    for key in ("above", "below") if leaning.joins else ():
        if key in own:
            advice = "Write after: ID for a rung above that one, beside: ID for the same rung."
            fault = source.problem((*place, key), f"{key}: is not known here.", advice, "JOIN01")
            return None, [*problems, fault]
    if leaning.joins:
        behind = own.pop("after", None) or own.pop("beside", None) or leaning.likes.get(name)
        exercise = known.get(str(behind))
        if exercise is None or exercise.ladder != leaning.joins:
            where = next((one for one in ("after", "beside") if one in entry), "id")
            message = f"{name or 'this'} does not say where it stands on {leaning.joins}."
            advice = "Write after: or beside: with an exercise of that ladder."
            if where != "id" and exercise is None:
                message = f'there is no exercise "{behind}" to stand {where}.'
                on_it = [key for key, one in known.items() if one.ladder == leaning.joins]
                advice = where_went("exercise", str(behind), on_it) or advice
            return None, [source.problem((*place, where), message, advice, "JOIN01")]
        if "level" in own:
            advice = "Take it out: after: or beside: says where it stands."
            problems.append(
                source.problem(
                    (*place, "level"), "a rung that joins has no level.", advice, "JOIN01"
                )
            )
        own["level"] = exercise.level + (1 if "after" in entry else 0)
        leaning.behind[name] = exercise.id
    return own, problems


def _round(name: str, entries: Any) -> bool:
    """Whether an entry of a file leads back to itself, each like the next."""
    likes = {str(one.get("id")): str(one.get("like")) for one in entries if isinstance(one, dict)}
    here, seen = likes.get(name), set[str]()
    while here in likes and here not in seen and here != name:
        seen.add(here)
        here = likes[here]
    return here == name


def _merged(other: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The entry with what the other says where it is silent; dosage field by field."""
    merged = {**other, **own}
    for key in ("dosage", "for_condition"):
        if isinstance(own.get(key), dict):
            merged[key] = {**other[key], **own[key]}
    return merged


def ladder_joined(
    leaning: Leaning, ladder: Ladder
) -> tuple[LadderFile | None, Ladder, list[Problem]]:
    """The exercises of a file that joins a ladder, and the ladder with them in it."""
    read, problems = ladder_from(leaning.source, joins=True)
    order = list(ladder.exercises)
    for exercise in read.exercises if read else ():
        behind = leaning.behind[exercise.id]
        place = order.index(behind) if behind in order else len(order) - 1
        order.insert(place + 1, exercise.id)
    return read, ladder.model_copy(update={"exercises": tuple(order)}), problems


def in_order(ladder: Ladder, exercises: Mapping[str, Exercise]) -> Ladder:
    """A ladder with its exercises from easy to hard; those of one rung keep their order."""
    known = [one for one in ladder.exercises if one in exercises]
    order = sorted(known, key=lambda one: exercises[one].level)
    return ladder.model_copy(update={"exercises": tuple(order)})


def spoken_like(
    leaning: Leaning, exercises: dict[str, Exercise], neighbours: Mapping[str, Exercise]
) -> Iterator[Problem]:
    """Give the exercises of a file the words in other languages that they take and bring."""
    for name, (index, own) in leaning.words.items():
        exercise = exercises.get(name)
        if exercise is None:
            continue
        named = leaning.likes.get(name, "")
        like = neighbours.get(named, exercises.get(named))
        spoken = dict(exercise.in_language)
        for language in OTHER_LANGUAGES:
            if language not in spoken and isinstance(own.get(language), dict):
                place = ("exercises", index, language)
                words, faults = _words(leaning.source, place, exercise, like, own[language])
                yield from faults
                spoken |= {language: words} if words else {}
        exercises[name] = exercise.model_copy(update={"in_language": spoken})


def _words(
    source: YamlSource, place: DataPath, exercise: Exercise, like: Exercise | None, mine: Any
) -> tuple[ExerciseWords | None, list[Problem]]:
    """What an entry says in a language, with that of the one it is like where that is the same."""
    there = like.in_language.get(_language(place)) if like else None
    if like is not None and there is not None:
        other = [one for one in _SAID if getattr(exercise, one) != getattr(like, one)]
        stale = [one for one in other if one not in mine]
        if stale:
            message = f"{stale[0]} is not that of {like.id}, and has no words here."
            return None, [source.problem(place, message, f"Write {stale[0]}: too.", "LANG01")]
    below = there.model_dump(mode="json") if there else {}
    at = Written(source.file, source.line(place) or 1)
    origins: dict[DataPath, Written] = {
        (key,): Written(source.file, source.line((*place, key)) or at.line) for key in mine
    }
    data = {**below, **mine, "of": exercise.mark}
    laid = Changed(source.file, data, origins=origins, whole=at)
    read, faults = parse(laid, ExerciseWords, data)
    differs = [] if read is None else [*mismatches(read, exercise)]
    faults += (source.problem(place, *one, "LANG02") for one in differs)
    return (None if faults else read), faults


def _language(place: DataPath) -> OtherLanguage:
    return next(one for one in OTHER_LANGUAGES if one == place[-1])


_SAID = ("set_up", "steps", "feel", "stop_if", "mistake", "cue")
