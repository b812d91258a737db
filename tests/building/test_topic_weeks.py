"""What there is to read falls on weeks that the program has."""

from collections import Counter

from planner.building.case import read_case
from planner.building.passes.topic_choice import choose_topics
from planner.model.library import Library
from planner.model.rules.topic import TopicRule, TopicRules
from tests.conftest import MakeProgram

NAMES = ("sleep", "heat", "lifting", "walking", "sitting", "worry")


def rules_of(*names: str, phase: int, a_week: int = 1) -> TopicRules:
    topics = [
        TopicRule.model_validate(
            {"topic": name, "phases": (phase,), "source": "Made up", "certainty": "O"}
        )
        for name in names
    ]
    return TopicRules(a_week=a_week, topics=tuple(topics))


def test_more_topics_than_weeks_are_read_in_the_last_week(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(weeks=6)
    case = read_case(program.intake, library)
    last = program.phases[-1].weeks[1]
    assert last == 6
    chosen = choose_topics(case, program.phases, rules_of(*NAMES, phase=4))
    assert [one.topic for one in chosen] == list(NAMES)
    assert [one.week for one in chosen] == [6] * len(NAMES)


def test_only_so_many_begin_in_a_week_while_there_are_weeks(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(weeks=12)
    case = read_case(program.intake, library)
    chosen = choose_topics(case, program.phases, rules_of(*NAMES, phase=1, a_week=2))
    assert Counter(one.week for one in chosen) == {1: 2, 2: 2, 3: 2}
