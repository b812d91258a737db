"""The region that is shipped: every name in it leads somewhere, and its words are fit to print."""

from planner.handout.fonts import characters
from planner.library.region_file import shipped_words
from planner.library.topics import load_topics
from planner.model.language import LANGUAGES
from planner.model.library import Library
from planner.model.rules.of_region import call_name, without
from planner.model.words_known import LOW_BACK
from tests.presentations import PRESENTATIONS
from tests.shipped.test_spanish import FAMILIAR
from tests.shipped.test_topics import SPANISH_WORDS_BANNED


def test_the_low_back_is_the_region_of_all_that_is_shipped(library: Library) -> None:
    assert list(library.regions) == [LOW_BACK]
    assert {one.region for one in library.templates.values()} == {LOW_BACK}
    assert {one.region for one in library.ladders.values()} == {LOW_BACK}
    assert {*library.presentations} == {*PRESENTATIONS}
    assert library.for_presentation("stenosis") is library


def test_what_is_its_alone_is_in_the_rules(library: Library) -> None:
    only, rules = library.regions[LOW_BACK].only_here, library.rules
    assert {*only.red_flags} <= rules.red_flags.keys()
    assert {*only.findings} <= rules.findings.keys()
    assert {*only.measures} <= rules.measures.keys()
    assert {*only.topics} <= load_topics().topics.keys()
    assert {one.strip() for one in only.calls} <= {call_name(one) for one in rules.guidance.call}


def test_another_region_keeps_what_is_of_the_whole_body(library: Library) -> None:
    rules = without(library.rules, [library.regions[LOW_BACK].only_here])
    assert {"RF-05", "RF-06", "RF-08", "RF-09", "RF-11", "RF-12", "RF-17"} <= rules.red_flags.keys()
    at_once = [call_name(one) for one in rules.guidance.call if one.urgency == "now"]
    assert any("Chest pain" in one for one in at_once)
    assert not any("between your legs" in one or "back" in one for one in at_once)
    assert rules.precautions == library.rules.precautions


def test_its_words_are_whole_in_each_language_calm_and_printable() -> None:
    said = shipped_words()
    assert {*said} == {*LANGUAGES}
    for language, words in said.items():
        texts = (
            words.plan_for,
            words.flare,
            *words.helps.values(),
            *words.equipment.values(),
        )
        for text in texts:
            assert {ord(character) for character in text} <= characters(), text
            if language == "es":
                assert not FAMILIAR.search(text), text
                assert not SPANISH_WORDS_BANNED.search(text), text
