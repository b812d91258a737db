"""A program in another language: every word to the patient, nothing mixed unseen."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from planner.model.characters import is_visible
from planner.model.exercise.exercise import Exercise
from planner.model.language import LANGUAGE_NAMES, OtherLanguage
from planner.model.program.patient_education import EducationTopic, PatientEducation
from planner.model.program.program import Item, Program, ProgramPhase, ProgramWords, Session
from planner.model.rules.guidance import CallRule, FlareStep
from planner.model.rules.pain import Light

Translate = Callable[[str], str]
"""Puts an English sentence into another language."""


class Reworded(NamedTuple):
    """A program in another language, as far as it goes."""

    program: Program
    """What is not written in the language stands in it in English."""
    sentences: tuple[str, ...] = ()
    """English sentences of rules and templates that are not written in it."""
    exercises: tuple[Exercise, ...] = ()
    """Exercises that are not."""
    topics: tuple[EducationTopic, ...] = ()
    """Topics that are not."""

    @property
    def in_english(self) -> frozenset[str]:
        """Exercises and topics that are in English, by name."""
        return frozenset((*(one.id for one in self.exercises), *(one.title for one in self.topics)))

    @property
    def whole(self) -> bool:
        """Nothing is missing."""
        return not (self.sentences or self.exercises or self.topics)

    def missing(self, language: OtherLanguage) -> tuple[str, ...]:
        """What is missing, a line each."""
        name = LANGUAGE_NAMES[language]
        return (
            *(f"{e.patient_name} ({e.id}) is not written in {name}." for e in self.exercises),
            *(f'the topic "{one.title}" is not written in {name}.' for one in self.topics),
            *(f'"{each}" is not written in {name}.' for each in self.sentences),
        )


def reworded(program: Program, language: OtherLanguage) -> Reworded:
    """The program in a language that it was built with."""
    known = program.in_language.get(language, ProgramWords(sentences={}))
    lost: dict[str, None] = {}

    def put(sentence: str) -> str:
        other = known.sentences.get(sentence, "")
        if sentence and not is_visible(other):
            lost[sentence] = None
            return sentence
        return other

    said = with_sentences(program, put)
    if program.paper_words and language not in program.paper_words:
        lost[program.paper_words["en"].plan_for] = None
    spoken = {topic.name: topic for topic in known.topics}
    topics = tuple(spoken.get(one.name, one) for one in program.handed.topics)
    exercises = {key: exercise_in(one, language) for key, one in said.exercises.items()}
    return Reworded(
        said.model_copy(
            update={
                "exercises": exercises,
                "handed": said.handed.model_copy(update={"topics": topics}),
            }
        ),
        tuple(lost),
        tuple(one for one in program.exercises.values() if language not in one.in_language),
        tuple(one for one in program.handed.topics if one.name not in spoken),
    )


def sentences_of(program: Program) -> tuple[str, ...]:
    """Every English sentence and name that rules and templates say to this patient, once."""
    found: dict[str, None] = {}

    def note(sentence: str) -> str:
        if sentence:
            found[sentence] = None
        return sentence

    with_sentences(program, note)
    return tuple(found)


def with_sentences(program: Program, put: Translate) -> Program:
    """The program with what rules and templates say to the patient passed through `put`."""
    weeks = tuple(
        week.model_copy(
            update={"sessions": tuple(_session(session, put) for session in week.sessions)}
        )
        for week in program.weeks
    )
    return program.model_copy(
        update={
            "title": put(program.title),
            "purpose": put(program.purpose),
            "phases": tuple(_phase(phase, put) for phase in program.phases),
            "weeks": weeks,
            "handed": _handed(program.handed, put),
        }
    )


def exercise_in(exercise: Exercise, language: OtherLanguage) -> Exercise:
    """An exercise with its words in a language, where it has them."""
    words = exercise.in_language.get(language)
    if words is None:
        return exercise
    said = {
        name: getattr(words, name)
        for name in type(words).model_fields
        if name not in ("shows", "of")
    }
    if exercise.picture is not None:
        said["picture"] = exercise.picture.model_copy(update={"shows": words.shows})
    return exercise.model_copy(update=said)


def _session(session: Session, put: Translate) -> Session:
    if not any(item.substitute for item in session.items):
        return session
    items: tuple[Item, ...] = tuple(
        item.model_copy(update={"substitute": put(item.substitute)}) for item in session.items
    )
    return session.model_copy(update={"items": items})


def _phase(phase: ProgramPhase, put: Translate) -> ProgramPhase:
    return phase.model_copy(
        update={
            "name": put(phase.name),
            "goal": put(phase.goal),
            "ready_when": _all(phase.ready_when, put),
            "step_back_when": put(phase.step_back_when),
        }
    )


def _handed(handed: PatientEducation, put: Translate) -> PatientEducation:
    return handed.model_copy(
        update={
            "lights": tuple(_light(light, put) for light in handed.lights),
            "worth": put(handed.worth),
            "known": put(handed.known),
            "next_day": put(handed.next_day),
            "exercise_up": put(handed.exercise_up),
            "exercise_back": put(handed.exercise_back),
            "effort_words": {level: put(words) for level, words in handed.effort_words.items()},
            "flare_when": put(handed.flare_when),
            "ask_numbers": put(handed.ask_numbers),
            "not_flare": _all(handed.not_flare, put),
            "flare": tuple(_flare_step(step, put) for step in handed.flare),
            "flare_call": put(handed.flare_call),
            "call": tuple(_call(rule, put) for rule in handed.call),
            "call_means": {when: put(what) for when, what in handed.call_means.items()},
            "nerve_safety_net": put(handed.nerve_safety_net),
            "micro_break": put(handed.micro_break),
            "card_notes": {name: _all(notes, put) for name, notes in handed.card_notes.items()},
            "walk_notes": {name: put(note) for name, note in handed.walk_notes.items()},
            "card_stops": {name: put(stop) for name, stop in handed.card_stops.items()},
            "notes": _all(handed.notes, put),
        }
    )


def _light(light: Light, put: Translate) -> Light:
    said = {name: put(getattr(light, name)) for name in ("during", "after", "do")}
    relative = put(light.during_relative) if light.during_relative else None
    return light.model_copy(
        update={**said, "during_relative": relative, "also": _all(light.also, put)}
    )


def _flare_step(step: FlareStep, put: Translate) -> FlareStep:
    return step.model_copy(update={"days": put(step.days), "do": _all(step.do, put)})


def _call(rule: CallRule, put: Translate) -> CallRule:
    fewer = {name: getattr(rule, name) for name in ("short", "line")}
    said = {name: put(words) for name, words in fewer.items() if words}
    return rule.model_copy(update={"when": put(rule.when), **said})


def _all(sentences: Iterable[str], put: Translate) -> tuple[str, ...]:
    return tuple(map(put, sentences))
