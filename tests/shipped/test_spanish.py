"""The Spanish of the library: whole, easy, calm, and the same facts as the English."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from planner.handout.fonts import characters
from planner.handout.words.en import ENGLISH
from planner.handout.words.es import SPANISH
from planner.handout.words.words import Words
from planner.language.give_languages import give_languages, give_topics
from planner.language.translate import reworded, sentences_of
from planner.library.check.reading_en import grade
from planner.library.check.reading_es import ease
from planner.library.sentences import load_sentences
from planner.library.topics import load_topics
from planner.library.untranslated import said_to_patients
from planner.model.exercise.exercise import Exercise, ExerciseWords
from planner.model.language import Sentences
from planner.model.library import Library
from tests.conftest import MakeProgram
from tests.presentations import PRESENTATIONS
from tests.shipped.test_topics import SPANISH_WORDS_BANNED

FAMILIAR = re.compile(r"\b(tu|tus|tú|ti|contigo|vos|vosotros|te)\b", re.IGNORECASE)
UPRIGHT = r"espalda (?:\w+ )?derecha"
"""Straight, not to the right."""
NOT_A_SIDE = r"all right|right (?:away|angle|now|there|under|above|over|below|in front|back|down)"
FIELDS = tuple(name for name in ExerciseWords.model_fields if name not in ("of", "shows"))


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    found, problems = load_sentences()
    assert [str(problem) for problem in problems] == []
    return found


def texts(said: Exercise | ExerciseWords) -> list[str]:
    """What is to be read, step by step, without the name."""
    return [said.set_up, *said.steps, said.feel, said.stop_if, said.mistake, said.cue]


def every(library: Library) -> Iterator[tuple[Exercise, ExerciseWords]]:
    for exercise in library.exercises.values():
        yield exercise, exercise.in_language["es"]


def test_every_exercise_has_its_spanish(library: Library) -> None:
    assert [e.id for e in library.exercises.values() if "es" not in e.in_language] == []


def test_it_is_easy_and_calm(library: Library) -> None:
    for exercise, words in every(library):
        text = " ".join(texts(words))
        assert ease(text) >= 70, (exercise.id, ease(text))
        assert not SPANISH_WORDS_BANNED.search(text), exercise.id
        for sentence in re.split(r"(?<=[.!?:])\s", text):
            assert len(sentence.split()) <= 20, (exercise.id, sentence)


def test_it_addresses_the_patient_as_usted(library: Library, sentences: Sentences) -> None:
    said = [text for _, words in every(library) for text in (*texts(words), words.shows)]
    for text in (*said, *sentences["es"].values(), *phrases(SPANISH)):
        assert not FAMILIAR.search(text), text


def test_no_side_is_lost(library: Library) -> None:
    """Where the English says left or right, the Spanish does; it adds no left of its own."""
    for exercise, words in every(library):
        for one, other in zip(texts(exercise), texts(words), strict=True):
            english = re.sub(NOT_A_SIDE, "", one, flags=re.IGNORECASE)
            other = re.sub(UPRIGHT, "", other, flags=re.IGNORECASE)
            for side, stem in (("left", "izquierd"), ("right", "derech")):
                if re.search(rf"\b{side}\b", english, re.IGNORECASE):
                    assert stem in other.lower(), (exercise.id, one, other)
            if "left" not in english.lower():
                assert "izquierd" not in other.lower(), (exercise.id, one, other)


def test_names_tell_exercises_apart(library: Library) -> None:
    names = [words.patient_name.lower() for _, words in every(library)]
    assert len(set(names)) == len(names)
    for exercise, words in every(library):
        assert words.patient_name != exercise.patient_name
        assert len(words.patient_name) <= 40


def test_all_of_it_can_be_printed(library: Library, sentences: Sentences) -> None:
    said = [text for _, words in every(library) for text in (*texts(words), words.patient_name)]
    for text in (*said, *sentences["es"].values(), *phrases(SPANISH), *phrases(ENGLISH)):
        assert {ord(character) for character in text} <= characters(), text


def test_every_sentence_of_the_rules_is_there(library: Library, sentences: Sentences) -> None:
    said = said_to_patients(library)
    assert len(said) > 100
    assert [text for text in said if text not in sentences["es"]] == []
    assert [text for text in sentences["es"] if text not in said] == []  # nothing is left over


def test_the_pairs_have_the_same_numbers(sentences: Sentences) -> None:
    for english, spanish in sentences["es"].items():
        numbers = [sorted(re.findall(r"\d+", text)) for text in (english, spanish)]
        assert numbers[0] == numbers[1], (english, spanish)
        assert not SPANISH_WORDS_BANNED.search(spanish), spanish
        if len(spanish.split()) >= 12:
            assert ease(spanish) >= 60, spanish


@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_a_program_of_every_presentation_is_whole_in_spanish(
    library: Library, sentences: Sentences, make_program: MakeProgram, presentation: str
) -> None:
    topics = load_topics()
    program = make_program(
        presentation=presentation, function="frail", occasions=["imaging_worry", "hands_on_care"]
    )
    program = give_topics(program, library, topics, 2026)
    program = give_languages(program, library, topics, sentences, 2026)
    said = reworded(program, "es")
    assert said.missing("es") == ()
    # What the rules say in English is nowhere left.
    left = set(sentences_of(said.program)) & set(sentences_of(program))
    assert left == set()


def phrases(words: Words) -> list[str]:
    """Every fixed phrase of the handout."""
    return list(strings(words))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


def test_the_fixed_phrases_go_together() -> None:
    """Each has the same places to fill in, and as many keys and lines."""
    english, spanish = (one._asdict() for one in (ENGLISH, SPANISH))
    for table in ("sheet", "of_diary", "of_visit"):
        english |= english.pop(table)._asdict()
        spanish |= spanish.pop(table)._asdict()
    del english["paper"]  # of the region: tests/shipped/test_regions.py
    for name, value in english.items():
        other = spanish[name]
        if isinstance(value, str):
            assert places(value) == places(other), name
        else:
            assert len(value) == len(other), name
            if isinstance(value, dict):
                assert value.keys() == other.keys(), name


def places(phrase: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(phrase) if field}


def test_the_fixed_phrases_are_easy() -> None:
    """Sixth grade or below, in both languages, over all sentences of the page."""

    def sentences_in(words: Words) -> str:
        filled = [re.sub(r"\{[a-z_]+\}", "5", text) for text in phrases(words)]
        return " ".join(
            text for text in filled if text.endswith((".", "?", "!")) and len(text.split()) > 2
        )

    assert grade(sentences_in(ENGLISH)) <= 6
    assert ease(sentences_in(SPANISH)) >= 70
