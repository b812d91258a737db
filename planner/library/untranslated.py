"""What a library does not say in another language yet: a clinic's list of what to write."""

from collections.abc import Iterable, Iterator, Mapping

from planner.library.sentences import words_name
from planner.model.language import LANGUAGE_NAMES, OtherLanguage
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.rules.guidance import CallRule, Guidance
from planner.model.topics import Topics


def untranslated(
    library: Library, topics: Topics, sentences: Mapping[str, str], language: OtherLanguage
) -> Iterator[Problem]:
    """One problem for each exercise, topic and sentence that is not written in the language."""
    name = LANGUAGE_NAMES[language]
    for exercise in library.exercises.values():
        if language not in exercise.in_language:
            file, lines = library.picture_places.get(exercise.id, ("exercises", ()))
            yield Problem(
                file=file,
                line=lines[0] if lines else None,
                where=exercise.id,
                message=f"the exercise is not written in {name}.",
                advice=f"Write its words into a file beside it that ends in .{language}.yaml.",
            )
            continue
        for condition, one in exercise.for_condition.items():
            if one.way and condition not in exercise.in_language[language].for_condition:
                file, line = library.property_places.get(exercise.id, ("exercises", 0))
                yield Problem(
                    file=file,
                    line=line or None,
                    where=f"{exercise.id}.for_condition.{condition}",
                    message=f"this way is not written in {name}.",
                    advice=f"Write it into the file of words that ends in .{language}.yaml.",
                )
    for topic, twins in topics.topics.items():
        if language not in twins:
            yield Problem(
                file=f"programs/topics/{topic}.en.md",
                message=f"the topic is not written in {name}.",
                advice=f"Write {topic}.{language}.md beside it.",
            )
    for sentence in said_to_patients(library):
        if sentence not in sentences:
            yield Problem(
                file=f"programs/rules/{words_name(language)}",
                message=f'"{sentence}" is not written in {name}.',
                advice=f'Add a pair: "en:" word for word, and "{language}:".',
            )


def said_to_patients(library: Library) -> tuple[str, ...]:
    """Every sentence and name that rules and templates print for patients, once."""
    rules = library.rules
    said = [text for t in library.templates.values() for text in (t.patient_name, t.purpose)]
    for template in library.templates.values():
        said += template.walking.sentences if template.walking else ()
    for phase in rules.phases.phases:
        said += [phase.name, phase.goal, *(g.text for g in phase.ready_when), phase.step_back_when]
    said += _guidance(rules.guidance)
    for rule in rules.precautions.values():
        said += [text for text in (rule.patient_note, rule.not_flare) if text]
        said += [*rule.card_notes.values(), *_calls(rule.call)]
    for exercise in library.exercises.values():
        said += [one.note for one in exercise.for_condition.values() if one.note]
    told = (*rules.follow_up.rules.values(), *rules.follow_up.barriers.values())
    said += [one.patient for one in told if one.patient]
    said += [one.ask for one in rules.measures.values() if one.ask]
    said += [one.told for one in rules.measures.values() if one.told]
    said += [substitute.use for substitute in rules.home.substitutes]
    return tuple(dict.fromkeys(said))


def _guidance(guidance: Guidance) -> Iterator[str]:
    for light in guidance.lights:
        yield from (light.during, light.during_one, light.after, light.do)
        if light.do_quota:
            yield light.do_quota
    yield from (guidance.ask_numbers, guidance.leg_pain_leaves)
    yield from (guidance.next_day, guidance.quota)
    yield from (guidance.exercise_up, guidance.exercise_up_quota, guidance.exercise_back)
    yield from guidance.effort_words.values()
    yield from (guidance.flare_when, guidance.flare_when_own, guidance.not_flare)
    for step in guidance.flare:
        yield from (step.days, *step.do)
    yield guidance.flare_call
    yield from _calls(guidance.call)
    yield from (guidance.nerve_safety_net, guidance.micro_break)


def _calls(call: Iterable[CallRule]) -> Iterator[str]:
    for rule in call:
        yield rule.when
        if rule.short:
            yield rule.short
