"""Whatever is taken out of the rules is noticed: refused, or told as weaker than shipped.

Every entry, field and element of every shipped rule is taken away, one at a time, and every number
is moved. What may go unnoticed is named here, with the reason: a rule that is new is noticed, or is
named here.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from planner.library.catalog import load_library
from planner.library.region_file import shipped_words
from planner.library.rule_files import READING_FILES
from planner.library.topics import load_topics
from planner.library.weaker import weaker_rules
from planner.library.weaker_exercise import weaker_exercise
from planner.library.weaker_reading import weaker_imaging, weaker_topics
from planner.library.weaker_template import weaker_template
from planner.model.base import Model
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.property import has_property
from planner.model.library import Library
from planner.model.rules.imaging import ImagingFigures
from planner.model.rules.rules import RuleBook
from planner.model.rules.template import Template
from planner.model.rules.topic import TopicRules
from planner.model.vocabulary import (
    Impact,
    Load,
    Setting,
    SpinalDirection,
    SpinalRange,
    StartPosition,
)
from tests.safety.deletions import at, is_one_of, named, numbers, places, with_value, without
from tests.sweeps import some

KEEPS_NOBODY_SAFE = {
    "measures": "what is measured, which a therapist judges; it gives no exercise",
    "precautions/*/prefer": "which of several fitting exercises is taken first",
    "precautions/*/slots/*/exercises/*": "which exercises come; which may come is another matter",
    "precautions/*/slots/*/phases": "when it is asked for; when it may be done is another matter",
    "precautions/*/slots/*/daily": "which lane is dropped last",
    "findings/*/slots/*/name": "its name on the screen",
    "findings/*/slots/*/category": "what is kept for a precaution",
    "findings/*/slots/*/exercises": "which exercises come; which may come is another matter",
    "findings/*/slots/*/phases": "when it is asked for; when it may be done is another matter",
    "findings/*/slots/*/as_needed_from": "a duty, or done when it helps",
    "findings/*/slots/*/first": "in which order",
    "findings/*/slots/*/daily": "which lane is dropped last",
    "goals": "which lanes a goal serves, and what is practised for it among what may be taken",
    "selection/easy_moves/categories": "which easy moves the flare-up plan names",
    "selection/easy_moves/moves_max": "how many of them it names",
    "selection/easy_moves/source": "where it is from",
    "selection/easy_moves/certainty": "how certain it is",
    "shape/recovered/drops": "which lanes come; what may be done in them is another matter",
    "selection/pattern_sets": "the least sets, not the most",
    "guidance/sources": "where it is from",
    "guidance/call_means": "what signs can mean; the signs are said without it",
    "guidance/call/*/short!": "the sheet then says the whole sentence in its place",
    "precautions/*/call/*/short!": "the sheet then says the whole sentence in its place",
    "guidance/call/*/line!": "the sheet's line then says the sign alone in its place",
    "precautions/*/call/*/line!": "the sheet's line then says the whole sentence in its place",
    "dosage/frequencies/*/as_needed": "a duty, or done when it helps",
    "dosage/progression/slower_tempo": "which tempo is slower",
    "dosage/progression/pattern_sets_min": "the least, not the most",
    "dosage/time": "how the minutes of a day are counted, not how much is done in them",
    "dosage/progression/hold_long_from_s": "in which steps a hold grows to its most, not how far",
    "shape/kept/climb_first": "which lane is the first of those that may climb",
    "shape/week/training_days": "which days, not how many",
    "shape/week/a_patterns": "which patterns stand in A, which in B",
    "shape/reading": "how the minutes of a day are counted, not how much is done in them",
}
"""Rules that neither leave out, nor limit, nor stop, nor warn."""
STRICTER_WITHOUT = {
    "precautions/*/allow": "fewer exceptions",
    "precautions/*/slots/*/climbs!": "it stays on its rung",
    "findings/*/slots/*/climbs!": "it stays on its rung",
    "precautions/*/review_weeks!": "looked at again sooner",
    "home/every_home_has/*": "fewer exercises",
    "home/every_home_has!": "fewer exercises",
    "home/equipment/*!": "an exercise that needs it cannot be read",
    "home/equipment/*/name/*": "the handout is not printed in that language",
    "home/substitutes!": "fewer exercises",
    "home/substitutes/*!": "fewer exercises",
    "home/substitutes/*/loads/*": "fewer exercises",
    "dosage/irritability/*/allows/*": "fewer exercises",
    "dosage/irritability/*/eases": "the dose of today's irritability holds for longer",
    "dosage/irritability/*/opens": "the exercises of today's irritability hold for longer",
    "findings/*/slots!": "no exercise more",
    "findings/*/slots/*!": "an exercise less",
    "phases/phases/*/ready_when/*/job!": "asked for whatever is done",
    "phases/phases/*/ready_when/*/effort!": "asked for at every effort",
    "phases/phases/*/ready_when/*/weeks_min!": "asked for however short the phase is",
    "phases/phases/*/ready_when/*/weeks_max!": "asked for however long the phase is",
    "phases/phases/*/ready_when/*/nerve!": "asked of everyone",
    "phases/phases/*/ready_when/*/usual_pain!": "asked of everyone",
    "guidance/call/*/nerve!": "said to everyone",
    "dosage/placement/*/grow_more!": "fewer exercises grow in a week",
    "shape/week/strength_days/*/*": "a day less with strength work",
    "shape/starts/*/phases_early": "an exercise waits for its own phase",
    "shape/starts/*/lanes_early": "a lane waits for its own phase",
    "baselines/measures/*/rungs/*": "the same value places on the rung below",
    "dosage/frequencies/*/times_per_day!": "once a day",
    "properties/*/*/has/*": "fewer properties say enough",
    "review/strength/categories/*": "fewer kinds count, so it is told sooner",
    "dosage/for_a_goal/*/words/*": "fewer goals",
    "dosage/for_a_goal/*/phases/*": "fewer phases",
    "dosage/for_a_goal/*/functions/*": "for fewer",
    "dosage/for_a_goal/*/irritability/*": "for fewer",
    "red_flags/*/escalate/*/answers!": "it weighs more with every answer",
    "red_flags/*/escalate/*/beside!": "it weighs more beside every flag",
}
"""Places whose loss lets less through."""
NO_LIMIT = {
    "follow_up/lights/usual_days": "over how many days the usual pain is a mean",
    "follow_up/told/drop_weeks": "when what helps nobody may go",
    "follow_up/direction/settled_days": "when the direction may be done less often",
    "follow_up/direction/fewer_from_phase": "when the direction may be done less often",
    "dosage/goals/*/*/0": "the least, or the name of a phase",
    "dosage/goals/*/rest_s": "the least rest is a limit of the precautions",
    "dosage/frequencies/*/phase": "the name of a phase",
    "dosage/for_a_goal/*/phases/*": "the name of a phase",
    "dosage/sore_start/phases/*": "the name of a phase",
    "dosage/placement/*/levels/*/0": "the least",
    "dosage/progression/load_step_percent/0": "the least",
    "findings/*/start_level/*/0": "the least",
    "findings/*/slots/*/level_by_irritability/*/0": "the least",
    "precautions/*/slots/*/level_by_irritability/*/0": "the least",
    "walking/days_enough": "which days are walked on, not how much",
    "walking/least_day_min": "what strength work leaves for walking, within the same minutes",
    "ages/oldest": "what is taken for a slip of the keys",
    "phases/phases/*/number": "the name of a phase",
}
"""Numbers of which more or less is neither weaker nor stricter."""


@pytest.fixture(scope="module")
def book(library: Library) -> dict[str, Any]:
    return dict(json.loads(library.rules.model_dump_json()))


@pytest.fixture(params=some([*RuleBook.model_fields], fast=6))
def part(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def read(library: Library, part: str) -> Callable[[Any], RuleBook]:
    """The rule book with one part of it changed."""
    rest = {name: getattr(library.rules, name) for name in RuleBook.model_fields}
    return lambda data: RuleBook.model_validate({**rest, part: data[part]})


def told(library: Library, own: RuleBook) -> bool:
    return any(True for _ in weaker_rules(library.rules, own))


def test_the_shipped_rules_are_not_weaker_than_themselves(library: Library) -> None:
    assert list(weaker_rules(library.rules, library.rules)) == []


def test_nothing_is_taken_out_of_the_rules_unnoticed(
    library: Library, book: dict[str, Any], part: str, read: Callable[[Any], RuleBook]
) -> None:
    one, silent, tried = {part: book[part]}, [], 0
    for path in places(one):
        if len(path) == 1 or is_one_of(path, {**KEEPS_NOBODY_SAFE, **STRICTER_WITHOUT}):
            continue
        if "escalate" in path and path[-1] == 0 and len(at(one, path[:-1])) == 1:
            # The last condition: without it the rule holds always.
            continue
        if path[-1] == "quota" and "ready_when" in path and at(one, path):
            # Asked of everyone. Where it is false, pain would be asked of a quota plan.
            continue
        tried += 1
        try:
            own = read(without(one, path))
        except ValidationError:
            continue
        if own != library.rules and not told(library, own):
            silent.append(named(path))
    assert silent == []
    assert tried or part in ("goals", "measures")


def test_no_number_of_the_rules_is_loosened_unnoticed(
    library: Library, book: dict[str, Any], part: str, read: Callable[[Any], RuleBook]
) -> None:
    """One of two directions is the loose one: there it is told, or there is no such number."""
    one, silent = {part: book[part]}, []
    for path in numbers(one):
        if is_one_of(path, {**KEEPS_NOBODY_SAFE, **NO_LIMIT}):
            continue
        value = at(one, path)
        step = 1 if isinstance(value, int) else 0.1
        noticed = False
        for moved in (value + step, value - step):
            try:
                noticed = noticed or told(library, read(with_value(one, path, moved)))
            except ValidationError:
                noticed = True
        if not noticed:
            silent.append(named(path))
    assert silent == []


@pytest.mark.parametrize("light", [0, 1])
@pytest.mark.parametrize("usual", range(11))
def test_no_light_is_made_greener_unnoticed(
    library: Library, book: dict[str, Any], usual: int, light: int
) -> None:
    """One number alone may be refused, because less would be allowed with more pain."""
    lights = {**book["guidance"]["pain"]["by_usual"]}
    for higher in range(usual, 11):
        bounds = [*lights[str(higher)]]
        if bounds[light] < lights[str(usual)][light] + 1:
            bounds[light] += 1
        lights[str(higher)] = [bounds[0], max(bounds[1], min(9, bounds[0] + 1))]
    if any(green >= amber or amber > 9 for green, amber in lights.values()):
        return  # there is no greener one
    pain = {**book["guidance"]["pain"], "by_usual": lights}
    own = RuleBook.model_validate({**book, "guidance": {**book["guidance"], "pain": pain}})
    assert told(library, own)


READING = {
    "topics.yaml": (TopicRules, weaker_topics),
    "imaging.yaml": (ImagingFigures, weaker_imaging),
}
GIVEN_ALL_THE_SAME = {
    "topics/*/presentations!": "to everyone",
    "topics/*/precautions!": "to everyone",
    "topics/*/findings!": "to everyone",
    "topics/*/functions!": "to everyone",
    "topics/*/occasion!": "to everyone",
    "printed_elsewhere": "printed once more",
    "read_in": "where it is from",
}
"""Places of the rules of reading whose loss takes nothing from a patient."""


@pytest.fixture(params=READING_FILES)
def reading(request: pytest.FixtureRequest) -> tuple[Model, Callable[[Any], bool], type[Model]]:
    """A file of rules that is read late, and whether another is told as weaker."""
    name = str(request.param)
    topics = load_topics()
    model, weaker = READING[name]
    shipped = {"topics.yaml": topics.rules, "imaging.yaml": topics.imaging}[name]
    assert shipped is not None
    return shipped, lambda own: any(True for _ in weaker(shipped, own)), model


def test_nothing_a_patient_is_given_to_read_is_taken_away_unnoticed(
    reading: tuple[Model, Callable[[Any], bool], type[Model]],
) -> None:
    shipped, weaker, model = reading
    assert not weaker(shipped)
    data, silent, tried = json.loads(shipped.model_dump_json()), [], 0
    for path in places(data):
        # An element of a list that narrows whom a topic is for: without the last, it is for all.
        alone = isinstance(path[-1], int) and len(at(data, path[:-1])) == 1
        if is_one_of(path, GIVEN_ALL_THE_SAME) or (alone and path[-2] not in ("phases", "unless")):
            continue
        try:
            own = model.model_validate(without(data, path))
        except ValidationError:
            continue
        tried += 1
        if own != shipped and not weaker(own):
            silent.append(named(path))
    assert silent == []
    assert tried > 20


def test_no_number_of_the_reading_is_loosened_unnoticed(
    reading: tuple[Model, Callable[[Any], bool], type[Model]],
) -> None:
    shipped, weaker, model = reading
    data, silent = json.loads(shipped.model_dump_json()), []
    for path in numbers(data):
        noticed = is_one_of(path, {"read_in": "", "topics/*/phases": "the name of a phase"})
        for step in (1, -1):
            try:
                own = model.model_validate(with_value(data, path, at(data, path) + step))
            except ValidationError:
                noticed = True
            else:
                noticed = noticed or weaker(own)
        if not noticed:
            silent.append(named(path))
    assert silent == []


@pytest.mark.parametrize(
    "field",
    [
        {"presentations": ["stenosis"]},
        {"precautions": ["tkr"]},
        {"findings": ["confidence_low"]},
        {"functions": ["frail"]},
        {"unless": ["tkr"]},
        {"occasion": "hands_on_care"},
        {"needs_heat": True},
        {"phases": [4]},
    ],
)
def test_no_topic_is_given_to_fewer_unnoticed(field: dict[str, Any]) -> None:
    shipped = load_topics().rules
    assert shipped is not None
    data = json.loads(shipped.model_dump_json())
    silent = []
    for index, rule in enumerate(data["topics"]):
        if any(rule[key] == value for key, value in field.items()):
            continue
        changed = {**rule, **field}
        rules = [*data["topics"][:index], changed, *data["topics"][index + 1 :]]
        own = TopicRules.model_validate({**data, "topics": rules})
        if not list(weaker_topics(shipped, own)):
            silent.append(rule["topic"])
    assert silent == []


def test_a_topic_printed_elsewhere_by_the_clinic_is_noticed() -> None:
    shipped = load_topics().rules
    assert shipped is not None
    own = shipped.model_copy(update={"printed_elsewhere": (*shipped.printed_elsewhere, "heat")})
    assert list(weaker_topics(shipped, own)) == [
        ("printed_elsewhere", "printed_elsewhere has more: heat")
    ]


TEMPLATE_TEXT = {
    "name": "for the therapist",
    "patient_name": "for the patient",
    "lanes/*!": "a lane less",
    "lanes/*/name": "its name on the screen",
    "lanes/*/exercises": "which exercises are asked for; what may be taken is another matter",
    "lanes/*/ladder": "which ladder is asked for; where it begins is another matter",
    "lanes/*/ends": "how long it is asked for",
    "lanes/*/as_needed_from": "a duty, or done when it helps",
    "lanes/*/functions": "for whom it is asked for; who may take what is another matter",
    "lanes/*/feared": "which move is practised; what may be taken is another matter",
    "exclusions/*/allow": "fewer exceptions",
    "lanes/*/essential": "which lane is dropped last",
    "lanes/*/climbs!": "it stays on its rung",
    "lanes/*/keep_if_frail!": "the lanes for frail people are done in its place",
    "walking/exercises": "fewer walks with an ache",
    "exclusions/*/phases!": "left out in every phase",
    "weeks_default": "the usual length",
    "sources": "where it is from",
}
NOT_LOOSER = {
    "exclusions/*/phases": "the name of a phase",
    "lanes/*/enters": "more is later",
}
"""Numbers of a template of which more is no looser."""


def test_nothing_is_named_that_is_not_there(library: Library, book: dict[str, Any]) -> None:
    """A reason for what is long gone would hide what comes in its place."""
    named_in_rules = {**KEEPS_NOBODY_SAFE, **STRICTER_WITHOUT, **NO_LIMIT}
    in_rules = [*places(book)]
    assert [p for p in named_in_rules if not any(is_one_of(at, [p]) for at in in_rules)] == []
    in_templates = [
        path
        for template in library.templates.values()
        for path in places(json.loads(template.model_dump_json()))
    ]
    named_in_templates = {**TEMPLATE_TEXT, **NOT_LOOSER}
    assert [
        p for p in named_in_templates if not any(is_one_of(at, [p]) for at in in_templates)
    ] == []


def test_no_lane_of_a_template_is_loosened_unnoticed(library: Library) -> None:
    """It begins sooner, climbs, or a direction or a nerve is worked on without a test."""
    tried = 0
    for template in library.templates.values():
        jobs = {lane.job for lane in template.lanes}
        for n, lane in enumerate(template.lanes):
            climbs = any(one.climbs for one in template.lanes if one.job == lane.job)
            looser = [{"enters": lane.enters - 1}] if lane.enters > 1 else []
            looser += [] if climbs else [{"climbs": True}]
            for change in looser:
                tried += 1
                lanes = (*template.lanes[:n], lane.model_copy(update=change))
                own = template.model_copy(update={"lanes": (*lanes, *template.lanes[n + 1 :])})
                assert list(weaker_template(template, own)), (template.id, lane.name, change)
        for job in {"direction", "nerve"} - jobs:
            tried += 1
            more = template.lanes[0].model_copy(update={"name": "More", "job": job})
            own = template.model_copy(update={"lanes": (*template.lanes, more)})
            assert list(weaker_template(template, own)), (template.id, job)
    assert tried > 50


def test_nothing_is_taken_out_of_a_template_unnoticed(library: Library) -> None:
    silent = []
    for template in library.templates.values():
        data = json.loads(template.model_dump_json())
        assert list(weaker_template(template, template)) == []
        for path in places(data):
            if is_one_of(path, TEMPLATE_TEXT):
                continue
            try:
                own = Template.model_validate(without(data, path))
            except ValidationError:
                continue
            if own != template and not list(weaker_template(template, own)):
                silent.append(f"{template.id}: {named(path)}")
        for path in numbers(data):
            if is_one_of(path, {**TEMPLATE_TEXT, **NOT_LOOSER}):
                continue
            try:
                own = Template.model_validate(with_value(data, path, at(data, path) + 1))
            except ValidationError:
                continue
            if not list(weaker_template(template, own)):
                silent.append(f"{template.id}: {named(path)} is more")
    assert silent == []


EXCLUDABLE: dict[str, tuple[Any, ...]] = {
    "start_position": get_args(StartPosition),
    "setting": get_args(Setting),
    "spinal_direction": get_args(SpinalDirection),
    "spinal_range": get_args(SpinalRange),
    "load": get_args(Load),
    "impact": get_args(Impact),
    "category": tuple(shipped_words()["en"].helps),
    "balance_demand": (0, 1, 2, 3),
    "equipment": ((), ("chair",)),
}
"""What of an exercise a rule can name, and all it can be."""


def exclusions(library: Library) -> dict[str, tuple[str, ...]]:
    """Each shipped rule that leaves exercises out, in each phase, and what for."""
    rules, found = library.rules, dict[str, tuple[str, ...]]()
    for name in rules.precautions:
        held = [rules.precautions[one] for one in with_included(name, library)]
        late = tuple(text for rule in held for text in rule.exclude)
        found[f"{name}, late"] = late
        found[f"{name}, early"] = (*late, *(text for rule in held for text in rule.exclude_early))
    for one in rules.findings.values():
        found[one.id] = one.excludes
    for template in library.templates.values():
        for phase in (1, 2, 3, 4):
            found[f"{template.id}, phase {phase}"] = tuple(
                text
                for timed in template.exclusions
                if phase in timed.phases
                for text in timed.properties
            )
    return found


def with_included(name: str, library: Library) -> set[str]:
    waiting, found = [name], set[str]()
    while waiting:
        found.add(name := waiting.pop())
        waiting += set(library.rules.precautions[name].includes) - found
    return found


def left_out_by(exercise: Exercise, rules: dict[str, tuple[str, ...]]) -> set[str]:
    return {name for name, texts in rules.items() if any(has_property(exercise, t) for t in texts)}


def test_no_exercise_slips_past_an_exclusion_unnoticed(library: Library) -> None:
    """Every property taken away, every field a rule may name with every other value."""
    rules, silent, tried = exclusions(library), [], 0
    for exercise in library.exercises.values():
        before = left_out_by(exercise, rules)
        assert list(weaker_exercise(exercise, exercise)) == []
        for own, what in changed(exercise):
            if not before - left_out_by(own, rules):
                continue
            tried += 1
            if not list(weaker_exercise(exercise, own)):
                silent.append(f"{exercise.id}, {what}: {before - left_out_by(own, rules)}")
    assert silent == []
    assert tried > 500


WORDS_OF_A_WAY = ("set_up", "steps", "feel", "mistake", "cue", "picture")


def test_nothing_that_an_exercise_does_about_a_condition_is_lost_unnoticed(
    library: Library,
) -> None:
    silent, tried = [], 0
    for exercise in library.exercises.values():
        data = json.loads(exercise.model_dump_json(include={"for_condition"}))
        for path in places(data):
            if len(path) == 1 or ("way" in path[:-1] and path[3] in WORDS_OF_A_WAY):
                continue
            if path[-2:-1] == ("without",) or path[-1] == "without":
                continue  # it keeps the property, and is left out for it
            tried += 1
            whole = json.loads(exercise.model_dump_json())
            try:
                own = Exercise.model_validate({**whole, **without(data, path)})
            except ValidationError:
                continue
            if own != exercise and not list(weaker_exercise(exercise, own)):
                silent.append(f"{exercise.id}: {named(path)}")
    assert silent == []
    assert tried > 100


def changed(exercise: Exercise) -> list[tuple[Exercise, str]]:
    less = [
        (
            exercise.model_copy(
                update={"properties": tuple(one for one in exercise.properties if one != gone)}
            ),
            f"no {gone}",
        )
        for gone in exercise.properties
    ]
    other = [
        (exercise.model_copy(update={field: value}), f"{field} {value}")
        for field, values in EXCLUDABLE.items()
        for value in values
        if value != getattr(exercise, field)
    ]
    return less + other


@pytest.mark.parametrize(
    ("file", "text", "what"),
    [
        ("phases.yaml", "shifts: []\n", "weeks are no longer moved to phase"),
        ("phases.yaml", "phases:\n  - {number: 1, ready_when: []}\n", "asked for after phase 1"),
        ("selection.yaml", "early_exclusions: {phases: [1]}\n", "phases no longer has 2"),
        ("review.yaml", "passive: {phases: [1]}\n", "phases no longer has 2, 3, 4"),
        ("review.yaml", "load_jump: {classes_max: 3}\n", "classes_max is 3, not 1"),
        ("dosage.yaml", "usual_over: {effort: 3}\n", "effort is 3"),
        ("dosage.yaml", "progression: {load_steps_max: 12}\n", "load_steps_max is 12"),
        ("guidance.yaml", "flare:\n  - {days: Day 1, do: [Rest a little.]}\n", "Days 0 to 2"),
        ("precautions.yaml", "precautions:\n  - {id: tkr, advice: ''}\n", "advice is taken away"),
        (
            "precautions.yaml",
            "precautions:\n  - {id: tkr, exclude: []}\n",
            "no longer has knee_deep",
        ),
    ],
)
def test_a_clinics_file_that_weakens_a_rule_stops_building(
    clinic: Path, file: str, text: str, what: str
) -> None:
    folder = clinic / "programs" / "rules"
    folder.mkdir(parents=True)
    (folder / file).write_text(text, encoding="utf-8")
    found = load_library(clinic, clinic / "cache")
    stops = [str(one) for one in found.stops]
    assert stops
    assert all(file in one for one in stops), stops
    assert any(what in one for one in stops), stops
