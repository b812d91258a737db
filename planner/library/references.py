"""Names that must exist: what templates and rules say about exercises, rules and ladders."""

from collections.abc import Collection, Iterator, Mapping
from typing import get_args

from planner.library.changes.moved import where_went
from planner.library.merged import Merged
from planner.library.template_file import Templates
from planner.model.exercise.exercise import Exercise
from planner.model.problem import Problem
from planner.model.rules.rules import RuleBook
from planner.model.rules.template import LaneJob, Template
from planner.model.vocabulary import PATTERNS


def reference_problems(
    exercises: Mapping[str, Exercise],
    templates: Templates,
    rules: RuleBook,
    sources: Mapping[str, Merged],
) -> list[Problem]:
    """Every name in templates and rules that leads nowhere."""
    problems = template_problems(exercises, templates, rules)
    ladders = {exercise.ladder for exercise in exercises.values()}
    known_rules = rules.precautions
    jobs = get_args(LaneJob)
    for file, kind, names, known in (
        ("precautions.yaml", "precaution", _precaution_rules(rules), known_rules),
        ("precautions.yaml", "exercise", _precaution_names(rules), exercises),
        ("findings.yaml", "precaution", _finding_rules(rules), known_rules),
        ("findings.yaml", "exercise", _finding_names(rules), exercises),
        ("findings.yaml", "ladder", _finding_ladders(rules), ladders),
        ("red-flags.yaml", "precaution", _flag_rules(rules), known_rules),
        ("selection.yaml", "ladder", _selection_ladders(rules), ladders),
        ("dosage.yaml", "ladder", _dosage_ladders(rules), ladders),
        ("dosage.yaml", "job", ((job, job) for job in rules.dosage.jobs), jobs),
        ("dosage.yaml", "exercise", _by_hand(rules), exercises),
        ("baselines.yaml", "ladder", _measured_ladders(rules), ladders),
        ("shape.yaml", "pattern", _patterns_of_a(rules), PATTERNS),
        ("phases.yaml", "job", _gate_jobs(rules), jobs),
        ("goals.yaml", "exercise", _goal_tasks(rules), exercises),
        ("ages.yaml", "precaution", [("younger_brings", rules.ages.younger_brings)], known_rules),
    ):
        problems += [
            sources[file].named(
                name,
                f'{where}: there is no {kind} "{name}".',
                where_went(kind, name, known),
                "NAME01" if kind in ("exercise", "ladder") else "NAME02",
            )
            for where, name in names
            if name not in known
        ]
    return problems


def template_problems(
    exercises: Mapping[str, Exercise], templates: Templates, rules: RuleBook
) -> list[Problem]:
    """Every name in templates that leads nowhere."""
    problems: list[Problem] = []
    ladders = {exercise.ladder for exercise in exercises.values()}
    for template, source in templates.values():
        named: list[tuple[str, str, tuple[str | int, ...], str, Collection[str]]] = [
            *(("ladder", "NAME01", *one, ladders) for one in _template_ladders(template)),
            *(("exercise", "NAME01", *one, exercises) for one in _template_names(template)),
        ]
        for place, name in _template_rules(template):
            kinds = rules.findings if "by_finding" in place else rules.precautions
            named.append(("rule", "NAME02", place, name, kinds))
        problems += [
            source.problem(
                place, f'there is no {kind} "{name}".', where_went(kind, name, known), code
            )
            for kind, code, place, name, known in named
            if name not in known
        ]
    return problems


def _template_names(template: Template) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for n, lane in enumerate(template.lanes):
        for index, name in enumerate(lane.exercises):
            yield ("lanes", n, "exercises", index), name
        for finding, name in lane.by_finding.items():
            yield ("lanes", n, "by_finding", finding), name


def _template_ladders(template: Template) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for n, lane in enumerate(template.lanes):
        if lane.ladder_id:
            yield ("lanes", n, "ladder" if lane.ladder else "job"), lane.ladder_id


def _template_rules(template: Template) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for level, names in template.brings.items():
        for index, name in enumerate(names):
            yield ("brings", level, index), name
    for n, lane in enumerate(template.lanes):
        for finding in lane.by_finding:
            yield ("lanes", n, "by_finding", finding), finding


def _precaution_rules(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for rule in rules.precautions.values():
        for name in (*rule.includes, *rule.after_clearance):
            yield rule.id, name


def _precaution_names(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for rule in rules.precautions.values():
        slots = (name for slot in rule.slots for name in slot.exercises)
        for name in (*rule.allow, *rule.card_notes, *slots):
            yield rule.id, name


def _finding_rules(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for rule in rules.findings.values():
        for name in rule.adds_precautions:
            yield rule.id, name


def _finding_names(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for rule in rules.findings.values():
        for slot in rule.slots:
            for name in slot.exercises:
                yield rule.id, name


def _selection_ladders(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for name in rules.selection.not_for_training.ladders:
        yield "not_for_training", name
    for name in rules.selection.only_if_asked.ladders:
        yield "only_if_asked", name


def _dosage_ladders(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for place in rules.dosage.placement:
        for name in place.levels:
            yield place.function, name


def _by_hand(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for name in rules.dosage.by_hand_only:
        yield "by_hand_only", name


def _measured_ladders(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for one in rules.baselines.measures:
        yield one.measure, one.ladder


def _patterns_of_a(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for name in rules.shape.week.a_patterns:
        yield "a_patterns", name


def _gate_jobs(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for phase in rules.phases.phases:
        for gate in phase.ready_when:
            if gate.job:
                yield f"phase {phase.number}", gate.job


def _goal_tasks(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for goal in rules.goals:
        for name in goal.task:
            yield goal.words[0], name


def _finding_ladders(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for rule in rules.findings.values():
        for name in rule.start_level:
            yield rule.id, name


def _flag_rules(rules: RuleBook) -> Iterator[tuple[str, str]]:
    for flag in rules.red_flags.values():
        for answer in flag.answers:
            for name in answer.adds_precautions:
                yield flag.id, name
