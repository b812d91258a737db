"""What a program says beside its exercises, put into it so that it prints by itself."""

from collections.abc import Mapping

from planner.building.case import read_case
from planner.building.passes.topic_choice import choose_topics
from planner.language.pairs import spoken
from planner.language.translate import sentences_of
from planner.model.exercise.exercise import Exercise, ExerciseWords
from planner.model.language import Language, OtherLanguage, Sentences
from planner.model.library import Library
from planner.model.program.imaging_figures import ImagingBar, ImagingChart
from planner.model.program.patient_education import EducationTopic
from planner.model.program.program import Program, ProgramWords
from planner.model.topics import Topics


def give_topics(program: Program, library: Library, topics: Topics, this_year: int) -> Program:
    """The program with its topics in reading order; the year says how old the patient is."""
    given = topics_for(program, library, topics, "en", this_year)
    return program.model_copy(
        update={"handed": program.handed.model_copy(update={"topics": given})}
    )


def topics_for(
    program: Program, library: Library, topics: Topics, language: Language, this_year: int
) -> tuple[EducationTopic, ...]:
    """The topics for this patient; one that is not written in the language is left out."""
    if topics.rules is None:
        return ()
    case = read_case(program.intake, library)
    given: list[EducationTopic] = []
    for choice in choose_topics(case, program.phases, topics.rules):
        topic = topics.find(choice.topic, language)
        elsewhere = choice.topic in topics.rules.printed_elsewhere and not choice.before_exercise
        if topic is None or choice.again or elsewhere:
            continue  # it is on paper already
        given.append(
            EducationTopic(
                name=topic.name,
                title=topic.title,
                week=choice.week,
                before_exercise=choice.before_exercise,
                page=choice.page,
                paragraphs=topic.paragraphs,
                chart=_chart(program, topics, language, this_year) if choice.figures else None,
            )
        )
    return tuple(given)


def _chart(
    program: Program, topics: Topics, language: Language, this_year: int
) -> ImagingChart | None:
    """The imaging figures for the patient's age, if there is anything to show."""
    born = program.intake.patient.birth_year
    if topics.imaging is None or born is None:
        return None
    age, shown = topics.imaging.shown_at(this_year - born)
    bars = tuple(
        ImagingBar(name=finding.patient_name[language], percent=percent)
        for finding, percent in shown
        if language in finding.patient_name
    )
    return ImagingChart(age=age, bars=bars, source=topics.imaging.source) if bars else None


def give_languages(
    program: Program, library: Library, topics: Topics, sentences: Sentences, this_year: int
) -> Program:
    """The program with what it says in each other language, as far as that is written."""
    library = library.for_presentation(program.presentation)
    substitutes = [each.use for each in library.rules.home.substitutes]
    needed = dict.fromkeys([*sentences_of(program), *substitutes])
    words = {
        language: ProgramWords(
            sentences={each: said for each in needed if (said := spoken(each, known)) is not None},
            topics=topics_for(program, library, topics, language, this_year),
        )
        for language, known in sentences.items()
    }
    exercises = {
        key: one.model_copy(update={"in_language": {**_known(one, library), **one.in_language}})
        for key, one in program.exercises.items()
    }
    return program.model_copy(update={"in_language": words, "exercises": exercises})


def _known(exercise: Exercise, library: Library) -> Mapping[OtherLanguage, ExerciseWords]:
    """What the library has of an exercise in other languages, if its English is the same."""
    known = library.exercises.get(exercise.id)
    if known is None or known.english != exercise.english:
        return {}
    return known.in_language
