"""What a library does not say in another language yet: a clinic's list of what to write."""

from collections.abc import Iterable, Iterator, Mapping

from planner.library.sentences import words_name
from planner.model.language import LANGUAGE_NAMES, OtherLanguage
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.rules.guidance import CallRule, Guidance
from planner.model.rules.rules import RuleBook
from planner.model.topics import Topics


def untranslated(
    library: Library, topics: Topics, sentences: Mapping[str, str], language: OtherLanguage
) -> Iterator[Problem]:
    """One problem for each exercise, topic and sentence that is not written in the language."""
    name = LANGUAGE_NAMES[language]
    for exercise in library.exercises.values():
        if language not in exercise.in_language:
            yield _exercise(library, exercise.id, language)
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
                    code="LANG01",
                )
    for topic, twins in topics.topics.items():
        if language not in twins:
            yield Problem(
                file=f"programs/topics/{topic}.en.md",
                message=f"the topic is not written in {name}.",
                advice=f"Write {topic}.{language}.md beside it.",
                code="LANG01",
            )
    yield from _regions(library, language)
    for sentence in said_to_patients(library):
        if sentence not in sentences:
            yield Problem(
                file=f"programs/rules/{words_name(language)}",
                message=f'"{sentence}" is not written in {name}.',
                advice=f'Add a pair: "en:" word for word, and "{language}:".',
                code="LANG01",
            )


def _exercise(library: Library, name: str, language: OtherLanguage) -> Problem:
    """That an exercise is not written, and where: one that is changed has its words beside them."""
    changed = library.origins.get(f"exercise {name}")
    file, lines = library.picture_places.get(name, ("exercises", ()))
    line = lines[0] if lines else None
    beside = f"a file beside it that ends in .{language}.yaml"
    advice = f"Write {language}: into its entry, or its words into {beside}."
    if changed:
        file, line = next(iter(changed.values()))
        advice = f"Write {language}: beside now: of each sentence that is changed."
    return Problem(
        file=file,
        line=line,
        where=name,
        message=f"the exercise is not written in {LANGUAGE_NAMES[language]}.",
        advice=advice,
        code="LANG01",
    )


def _regions(library: Library, language: OtherLanguage) -> Iterator[Problem]:
    """Regions and equipment that have no words in the language."""
    name = LANGUAGE_NAMES[language]
    for region in library.regions.values():
        for said in (region.plan_for, region.flare, *region.categories.values()):
            if language not in said:
                file = f"programs/regions/{region.id.replace('_', '-')}/region.yaml"
                message = f'"{said["en"]}" is not written in {name}.'
                yield Problem(
                    file=file,
                    message=message,
                    advice=f'Add "{language}:" beside "en:".',
                    code="LANG01",
                )
    for thing in library.rules.home.equipment:
        if language not in thing.name:
            message = f'"{thing.name["en"]}" is not written in {name}.'
            yield Problem(
                file="programs/rules/home.yaml",
                message=message,
                advice=f'Add "{language}:" beside "en:".',
                code="LANG01",
            )


def said_to_patients(library: Library) -> tuple[str, ...]:
    """Every sentence and name that rules and templates print for patients, once."""
    said = [text for t in library.templates.values() for text in (t.patient_name, t.purpose)]
    for template in library.templates.values():
        said += template.walking.sentences if template.walking else ()
    for exercise in library.exercises.values():
        said += [one.note for one in exercise.for_condition.values() if one.note]
    for rules in (library.rules, *library.region_rules.values()):
        said += said_by_rules(rules)
        for rule in rules.precautions.values():
            said += [text for text in (rule.patient_note, rule.not_flare) if text]
            said += [*rule.card_notes.values(), *_calls(rule.call)]
    return tuple(dict.fromkeys(said))


def said_by_rules(rules: RuleBook) -> Iterator[str]:
    """Every sentence that rules print for patients, whatever precautions a patient has."""
    for phase in rules.phases.phases:
        yield from (phase.name, phase.goal, *(g.text for g in phase.ready_when))
        yield from (phase.step_back_when, phase.step_back_when_quota)
    yield from _guidance(rules.guidance)
    told = (*rules.follow_up.rules.values(), *rules.follow_up.barriers.values())
    yield from (one.patient for one in told if one.patient)
    yield from (one.ask for one in rules.measures.values() if one.ask)
    yield from (one.told for one in rules.measures.values() if one.told)
    yield from (substitute.use for substitute in rules.home.substitutes)


def _guidance(guidance: Guidance) -> Iterator[str]:
    for light in guidance.lights:
        yield from (light.during, light.during_one, light.after, light.do)
        if light.do_quota:
            yield light.do_quota
    yield from (guidance.ask_numbers, guidance.worth, guidance.known, guidance.leg_pain_leaves)
    yield from (guidance.next_day, guidance.quota)
    yield from (guidance.exercise_up, guidance.exercise_up_quota, guidance.exercise_back)
    yield from guidance.effort_words.values()
    yield from (guidance.flare_when, guidance.flare_when_own, guidance.not_flare)
    for step in guidance.flare:
        yield from (step.days, *step.do)
    yield guidance.flare_call
    yield from _calls(guidance.call)
    yield from guidance.call_means.values()
    yield from (guidance.nerve_safety_net, guidance.micro_break)


def _calls(call: Iterable[CallRule]) -> Iterator[str]:
    for rule in call:
        yield from filter(None, (rule.when, rule.short, rule.line))
