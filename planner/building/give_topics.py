"""The topics that a patient is given to read, put into the program so that it prints by itself."""

from planner.building.case import read_case
from planner.building.topic_choice import choose_topics
from planner.library.catalog import Library
from planner.library.topics import Topics
from planner.model.program import HandedTopic, Program
from planner.model.topic import Language


def give_topics(
    program: Program, library: Library, topics: Topics, language: Language = "en"
) -> Program:
    """The program with its topics in reading order; one not written in the language is left out."""
    if topics.rules is None:
        return program
    case = read_case(program.intake, library)
    given: list[HandedTopic] = []
    for choice in choose_topics(case, program.phases, topics.rules):
        topic = topics.find(choice.topic, language)
        if topic is None or choice.again or choice.topic in topics.rules.printed_elsewhere:
            continue  # it is on paper already
        given.append(
            HandedTopic(
                name=topic.name,
                title=topic.title,
                week=choice.week,
                before_exercise=choice.before_exercise,
                paragraphs=topic.paragraphs,
            )
        )
    handed = program.handed.model_copy(update={"topics": tuple(given)})
    return program.model_copy(update={"handed": handed})
