"""What patients are given to read: easy, calm, whole in both languages, given at the right time."""

import re

import pytest

from planner.building.case import read_case
from planner.building.passes.topic_choice import TopicChoice, choose_topics
from planner.handout.fonts import characters
from planner.library.check.plain_words import FRIGHTENING
from planner.library.check.reading_en import grade
from planner.library.check.reading_es import ease
from planner.library.topics import load_topics
from planner.model.language import LANGUAGES
from planner.model.library import Library
from planner.model.rules.topic import Topic
from planner.model.topics import Topics
from tests.conftest import MakeIntake, MakeProgram
from tests.presentations import PRESENTATIONS
from tests.shipped.test_library import PATIENT_WORDS_BANNED

SPANISH_WORDS_BANNED = FRIGHTENING["es"]


@pytest.fixture(scope="module")
def topics(library: Library) -> Topics:
    return load_topics(known=library.rules)


def every(topics: Topics) -> list[Topic]:
    return [topic for twins in topics.topics.values() for topic in twins.values()]


def lines(topic: Topic) -> list[str]:
    """Title and blocks, each ended as a sentence."""
    texts = [topic.title, *(block.text for block in topic.paragraphs)]
    return [text if text[-1] in ".!?:" else f"{text}." for text in texts]


def test_nothing_is_the_matter(topics: Topics) -> None:
    assert [str(problem) for problem in topics.problems] == []
    assert len(topics.topics) >= 12


def test_every_topic_is_a_short_easy_page(topics: Topics) -> None:
    for topic in every(topics):
        text = " ".join(lines(topic))
        place = f"{topic.name}.{topic.language}"
        most = 250 if topic.name == "when-to-call" else 170  # a list of signs is whole, not short
        assert 90 <= len(text.split()) <= most, place
        assert grade(text) <= 6 if topic.language == "en" else ease(text) >= 70, place
        for sentence in re.split(r"(?<=[.!?:])\s", text):
            assert len(sentence.split()) <= 20, (place, sentence)


def test_every_paragraph_and_item_is_easy(topics: Topics) -> None:
    """A page that is easy on the whole hides no hard paragraph or item."""
    for topic in every(topics):
        for line in lines(topic):
            if len(line.split()) < 12:
                continue  # formulas mean nothing for a few words
            if topic.language == "en":
                assert grade(line) <= 7, (topic.name, line)
            else:
                assert ease(line) >= 60, (topic.name, line)


def test_no_word_frightens(topics: Topics) -> None:
    for topic in every(topics):
        for line in lines(topic):
            assert not PATIENT_WORDS_BANNED.search(line), (topic.name, line)
            assert not SPANISH_WORDS_BANNED.search(line), (topic.name, line)


def test_the_languages_say_the_same(topics: Topics) -> None:
    """The same blocks in the same order with the same numbers in each."""
    for name, twins in topics.topics.items():
        english, spanish = twins["en"], twins["es"]
        assert english.title != spanish.title
        assert len(english.paragraphs) == len(spanish.paragraphs), name
        for one, other in zip(english.paragraphs, spanish.paragraphs, strict=True):
            assert one.kind == other.kind, (name, one.text, other.text)
            numbers = [sorted(re.findall(r"\d+", block.text)) for block in (one, other)]
            assert numbers[0] == numbers[1], (name, one.text, other.text)
            assert one.text != other.text


def test_everything_can_be_printed(topics: Topics) -> None:
    for topic in every(topics):
        for line in lines(topic):
            assert {ord(character) for character in line} <= characters(), line


def test_what_is_said_about_scans_keeps_to_the_figures(topics: Topics) -> None:
    """Tens as the table has them; only the checked study; often, and not always."""
    text = " ".join(lines(topics.topics["imaging-facts"]["en"]))
    assert topics.imaging is not None
    tens = []
    for age in (40, 60):
        _, ((finding, percent), *_rest) = topics.imaging.shown_at(age)
        assert finding.id == "disc_degeneration"
        tens.append(round(percent / 10))
    assert f"about {tens[0]} in 10 have some disc changes at age 40" in text
    assert f"At 60, it is about {tens[1]} in 10" in text
    assert "98 young tennis players" in text
    assert "Only 4 had no findings" in text
    for words in ("often", "not always", "Under age 50"):
        assert words in text
    assert not re.search(r"meaningless|96|nearly 40|JAMA", text)


def test_the_traffic_light_and_the_flare_plan_are_those_of_the_rules(
    topics: Topics, library: Library
) -> None:
    """The reading sends to the patient's own numbers and has none that could differ from them."""
    guidance = library.rules.guidance
    for twin in topics.topics["hurt-vs-harm"].values():
        assert not re.search(r"\d", " ".join(lines(twin)))
    light = " ".join(lines(topics.topics["hurt-vs-harm"]["en"]))
    assert "Your own numbers are on the front page" in light
    for rule in guidance.lights:
        assert f"{rule.name.capitalize()} means" in light
    flare = " ".join(lines(topics.topics["flare-plan"]["en"]))
    for step in guidance.flare:
        assert step.days in flare


def test_the_call_list_is_that_of_the_rules(topics: Topics, library: Library) -> None:
    """Each sign of the rules stands under a heading as urgent as the rules have it."""
    signs = {
        "now": "between your legs|hard to pee|stool|sex|both of your legs|chest pain|bad fall|"
        "hip or groin|calf|tearing",
        "same_day": "leg or|numb patch|sex|fever|cancer",
        "soon": "sweat|lose weight",
    }
    headed: dict[str, str] = {}
    heading = ""
    for block in topics.topics["when-to-call"]["en"].paragraphs:
        if block.kind == "heading":
            heading = block.text
        else:
            headed[heading] = f"{headed.get(heading, '')} {block.text}".lower()
    under = {
        "now": " ".join(text for key, text in headed.items() if key.endswith(" now")),
        "same_day": headed["Call on the same day"],
        "soon": headed["Call soon"],
    }
    for rule in library.rules.guidance.call:
        sign = re.search(signs[rule.urgency], rule.when.lower())
        assert sign, f"the topic does not know: {rule.when}"
    for urgency, words in signs.items():
        for word in words.split("|"):
            assert word in under[urgency], (urgency, word)


def given(
    topics: Topics,
    library: Library,
    make_intake: MakeIntake,
    make_program: MakeProgram,
    **changes: object,
) -> list[TopicChoice]:
    assert topics.rules is not None
    case = read_case(make_intake(**changes), library)
    program = make_program(**changes)
    return list(choose_topics(case, program.phases, topics.rules))


def names(choices: list[TopicChoice], phase: int) -> list[str]:
    return [choice.topic for choice in choices if choice.phase == phase]


def test_a_common_patient_reads_the_published_order(
    topics: Topics, library: Library, make_intake: MakeIntake, make_program: MakeProgram
) -> None:
    choices = given(topics, library, make_intake, make_program)
    assert names(choices, 1) == ["when-to-call", "hurt-vs-harm", "heat", "pacing"]
    assert names(choices, 2) == [
        "pain-science",
        "sleep-stress",
        "stenosis-walking",
        "common-questions",
    ]
    assert names(choices, 3) == ["hinge-lifting", "pacing"]
    assert names(choices, 4) == ["flare-plan", "staying-well"]
    assert [choice.topic for choice in choices if choice.again] == ["pacing"]


def test_scans_and_hands_on_care_are_spoken_of_on_occasion(
    topics: Topics, library: Library, make_intake: MakeIntake, make_program: MakeProgram
) -> None:
    both = ["imaging_worry", "hands_on_care"]
    choices = given(
        topics, library, make_intake, make_program, occasions=both, presentation="strain"
    )
    assert names(choices, 1)[:3] == ["when-to-call", "hurt-vs-harm", "imaging-facts"]
    assert "after-hands-on" in names(choices, 2)
    assert "stenosis-walking" not in names(choices, 2)


def test_a_sensitive_system_hears_of_pain_before_any_exercise(
    topics: Topics, library: Library, make_intake: MakeIntake, make_program: MakeProgram
) -> None:
    choices = given(
        topics,
        library,
        make_intake,
        make_program,
        presentation="hypersensitivity",
        findings=["confidence_low"],
    )
    first = [choice for choice in choices if choice.before_exercise]
    assert [choice.topic for choice in first] == ["pain-science", "hurt-vs-harm"]
    assert {choice.week for choice in first} == {1}
    assert "pain-science" not in names(choices, 2)


def test_a_secondary_presentation_brings_its_topic(
    topics: Topics, library: Library, make_intake: MakeIntake, make_program: MakeProgram
) -> None:
    choices = given(
        topics,
        library,
        make_intake,
        make_program,
        presentation="chronic",
        secondary="stenosis",
    )
    assert "stenosis-walking" in names(choices, 2)


@pytest.mark.parametrize("precaution", ["osteoporosis", "vertebral_fx_old", "steroid_longterm"])
def test_thin_bones_change_how_lifting_is_taught(
    topics: Topics,
    library: Library,
    make_intake: MakeIntake,
    make_program: MakeProgram,
    precaution: str,
) -> None:
    choices = given(topics, library, make_intake, make_program, precautions=[precaution])
    third = names(choices, 3)
    assert "hinge-lifting-osteoporosis" in third
    assert "hinge-lifting" not in third
    opening = topics.topics["hinge-lifting-osteoporosis"]["en"].paragraphs[0].text
    assert opening.startswith("Bend from your hips. Do not round your back to lift.")


@pytest.mark.parametrize("precaution", ["thr_posterior", "thr_anterior"])
def test_a_new_hip_brings_the_surgeons_rules_before_lifting(
    topics: Topics,
    library: Library,
    make_intake: MakeIntake,
    make_program: MakeProgram,
    precaution: str,
) -> None:
    choices = given(topics, library, make_intake, make_program, precautions=[precaution])
    assert "new-hip" in names(choices, 1)
    assert names(choices, 3)[:2] == ["new-hip", "hinge-lifting"]


def test_heat_is_kept_from_those_it_is_not_for(
    topics: Topics, library: Library, make_intake: MakeIntake, make_program: MakeProgram
) -> None:
    for name, rule in library.rules.precautions.items():
        if rule.heat or rule.stop:
            continue
        choices = given(topics, library, make_intake, make_program, precautions=[name])
        assert "heat" not in names(choices, 1), name


@pytest.mark.parametrize("weeks", [6, 8, 12])
@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_topics_come_a_few_at_a_time(
    topics: Topics,
    library: Library,
    make_intake: MakeIntake,
    make_program: MakeProgram,
    presentation: str,
    weeks: int,
) -> None:
    """No week but the last begins more than the rules allow; safety comes in week 1."""
    choices = given(
        topics, library, make_intake, make_program, presentation=presentation, weeks=weeks
    )
    assert topics.rules is not None
    by_week = [choice.week for choice in choices]
    for week in range(1, weeks):
        assert by_week.count(week) <= topics.rules.a_week
    assert choices[0].topic == "when-to-call"
    assert choices[0].week == 1
    assert max(by_week) <= weeks
    assert len({(choice.phase, choice.topic) for choice in choices}) == len(choices)


def test_every_topic_is_given_to_someone_and_says_where_it_is_from(topics: Topics) -> None:
    assert topics.rules is not None
    assert {rule.topic for rule in topics.rules.topics} == set(topics.topics)
    assert set(LANGUAGES) == {topic.language for topic in every(topics)}
    for rule in topics.rules.topics:
        assert rule.source.strip()


@pytest.mark.parametrize(
    ("age", "column", "percents"),
    [
        (20, 20, [37, 30, 24]),
        (44, 40, [68, 50, 45]),
        (46, 50, [80, 60, 56]),
        (69, 70, [93, 77, 76]),
        (97, 80, [96, 84, 84]),
    ],
)
def test_figures_for_people_of_an_age(
    topics: Topics, age: int, column: int, percents: list[int]
) -> None:
    assert topics.imaging is not None
    nearest, shown = topics.imaging.shown_at(age)
    assert nearest == column
    assert [percent for _, percent in shown] == percents
    for finding, _ in shown:
        for language in LANGUAGES:
            name = finding.patient_name[language]
            assert not PATIENT_WORDS_BANNED.search(name)
            assert not SPANISH_WORDS_BANNED.search(name)


def test_no_figures_for_the_young(topics: Topics) -> None:
    assert topics.imaging is not None
    assert topics.imaging.shown_at(19)[1] == ()


def test_the_figures_are_those_of_the_study(topics: Topics) -> None:
    assert topics.imaging is not None
    rows = {finding.id: finding.percent for finding in topics.imaging.findings}
    assert topics.imaging.ages == (20, 30, 40, 50, 60, 70, 80)
    assert rows == {
        "disc_degeneration": (37, 52, 68, 80, 88, 93, 96),
        "disc_signal_loss": (17, 33, 54, 73, 86, 94, 97),
        "disc_height_loss": (24, 34, 45, 56, 67, 76, 84),
        "disc_bulge": (30, 40, 50, 60, 69, 77, 84),
        "disc_protrusion": (29, 31, 33, 36, 38, 40, 43),
        "annular_fissure": (19, 20, 22, 23, 25, 27, 29),
        "facet_degeneration": (4, 9, 18, 32, 50, 69, 83),
        "spondylolisthesis": (3, 5, 8, 14, 23, 35, 50),
    }
    for row in rows.values():
        assert list(row) == sorted(row)
