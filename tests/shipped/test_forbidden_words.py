"""Words that nobody with a condition may read: a list of its own, beside all properties."""

import re

import pytest

from planner.building.build import build
from planner.building.case import read_case
from planner.language.give_languages import topics_for
from planner.library.topics import load_topics
from planner.model.library import Library
from tests.conftest import an_intake
from tests.sweeps import some

ON_CARDS = {
    "thr_posterior": r"knee as high as|(loop|strap|towel)[^.]*\b(foot|ankle)\b|hug[^.]* knee",
    "thr_anterior": r"behind your body|long step back|long step ahead of the bench",
    "vertigo": r"tip your head|head drop|eyes turn|bob|(walk|pedal) (fast|harder)|quick, steady",
    "htn_uncontrolled": r"(walk|pedal) (fast|harder)|quick, steady|(?<!not )hold your breath",
    "fall_risk": r"(walk|pedal) (fast|harder)|close your eyes as you stand",
    "wrist_limit": r"dumbbell in (your|each|one)|weight in each hand|hands and knees|hands flat",
    "shoulder_limit": r"hands and knees|lean on your arms|lean back on your hands",
    "vertebral_fx_old": r"let your back round|curl half way|round your (low )?back (up|a little)",
    "osteoporosis": r"curl half way into a ball with|back is fully round|hug both knees",
    "kneeling_intolerance": r"kneel on|hands and knees",
    "no_floor": r"mat on the floor|mat on a clear floor|kneel on|hands and knees",
    "pregnancy": r"lie on your tummy|lie face down",
    "pars_acute": r"lean back a little over|arch[^.]* low back (a little )?over",
    "neuropathy_feet": r"\bbare ?(foot|feet)\b|take off your shoes",
}
ALLOWED = {
    ("wrist_limit", "plank-knees"): "The forearms carry the body; the hands only on the way there.",
    ("wrist_limit", "plank-stir"): "The same.",
    ("wrist_limit", "childs-pose"): "The hands carry nothing.",
    ("wrist_limit", "side-stretch-childs-pose"): "The hands carry nothing.",
    ("shoulder_limit", "childs-pose"): "The arms carry nothing.",
}


@pytest.mark.parametrize("condition", some([*ON_CARDS], fast=3))
def test_no_card_of_a_condition_says_what_it_forbids(library: Library, condition: str) -> None:
    everything = [each.id for each in library.rules.home.equipment]
    intake = an_intake(
        presentation="chronic",
        function="active",
        irritability="low",
        precautions=[condition],
        equipment=everything,
    )
    case = read_case(intake, library)
    told = []
    for exercise in library.exercises.values():
        if all(case.excludes(exercise, phase) for phase in (1, 2, 3, 4)):
            continue
        done = case.fitted(exercise)
        card = " ".join((done.set_up, *done.steps, done.feel, done.cue))
        found = re.search(ON_CARDS[condition], card, re.IGNORECASE)
        if found and (condition, exercise.id) not in ALLOWED:
            told.append(f"{exercise.id}: {found[0]}")
    assert told == []


ON_PAPER = {
    "pregnancy": r"on your back|boca arriba",
    "surgery_recent": r"push your hips back|lleve las caderas",
    "vertebral_fx_old": r"(small )?forward bend|inclin\w+ (un poco )?hacia adelante",
}


@pytest.mark.parametrize("condition", some([*ON_PAPER], fast=1))
def test_no_topic_says_what_a_condition_forbids(library: Library, condition: str) -> None:
    topics = load_topics()
    program = build(
        an_intake(
            precautions=[condition],
            findings=["pregnant_20_weeks"] if condition == "pregnancy" else [],
            weeks=12,
            occasions=["hands_on_care", "imaging_worry"],
        ),
        library,
    ).program
    assert program is not None
    for language in ("en", "es"):
        for topic in topics_for(program, library, topics, language, 2026):
            text = " ".join(map(str, topic.paragraphs))
            assert not re.search(ON_PAPER[condition], text, re.IGNORECASE), topic.name
