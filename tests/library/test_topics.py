"""A clinic's own topics: laid over the shipped ones, each mistake with file, line and advice."""

from pathlib import Path

import pytest

from planner.library.mark_words import mark_topic
from planner.library.shipped import shipped_root
from planner.library.topics import load_topics
from planner.model.library import Library
from planner.model.topics import Topics
from tests.command import planner

GOOD = """\
# Our warm pool

Come and move in warm water.
It is easy on your back.

## What to bring

- A towel.
- Shoes that you can wear
  in the water.
"""
SHIPPED_RULES = shipped_root() / "programs" / "rules" / "topics.yaml"


@pytest.fixture
def folder(clinic: Path) -> Path:
    (clinic / "programs" / "topics").mkdir(parents=True)
    (clinic / "programs" / "rules").mkdir(parents=True)
    return clinic / "programs" / "topics"


def write(folder: Path, text: str, name: str = "heat.en.md") -> Topics:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return load_topics(folder.parent.parent)


def told(topics: Topics) -> list[str]:
    return [str(problem) for problem in topics.problems]


def test_a_clinic_writes_a_topic_in_its_own_words(folder: Path) -> None:
    topics = write(folder, GOOD)
    assert told(topics) == []
    heat = topics.find("heat", "en")
    assert heat is not None
    assert heat.title == "Our warm pool"
    assert [(block.kind, block.text) for block in heat.paragraphs] == [
        ("paragraph", "Come and move in warm water. It is easy on your back."),
        ("heading", "What to bring"),
        ("list", "A towel."),
        ("list", "Shoes that you can wear in the water."),
    ]
    # The shipped Spanish would say what the clinic no longer says.
    assert topics.find("heat", "es") is None


def test_a_clinics_translation_alone_stays_beside_the_shipped_english(folder: Path) -> None:
    shipped = (shipped_root() / "programs" / "topics" / "heat.es.md").read_text(encoding="utf-8")
    topics = write(folder, shipped.replace("# Cómo usar el calor", "# El calor"), "heat.es.md")
    spanish = topics.find("heat", "es")
    assert told(topics) == []
    assert spanish is not None
    assert spanish.title == "El calor"


def test_a_translation_with_other_numbers_is_told_and_not_used(folder: Path) -> None:
    shipped = (shipped_root() / "programs" / "topics" / "heat.es.md").read_text(encoding="utf-8")
    topics = write(folder, shipped.replace("15 a 20", "50 a 100"), "heat.es.md")
    assert told(topics) == [
        f"{folder / 'heat.es.md'}: the numbers, or {{moves}}, are not those of heat.en.md. "
        "Say what the English says."
    ]
    assert topics.find("heat", "es") is None


def test_a_translation_that_loses_the_patients_moves_is_told_and_not_used(folder: Path) -> None:
    shipped = shipped_root() / "programs" / "topics" / "after-hands-on.es.md"
    text = shipped.read_text(encoding="utf-8").replace("{moves}", "dos")
    topics = write(folder, text, shipped.name)
    (problem,) = told(topics)
    assert problem.startswith(f"{folder / shipped.name}: the numbers, or {{moves}}, are not those")
    assert topics.find("after-hands-on", "es") is None


def test_a_place_that_the_handout_does_not_fill_is_told(folder: Path) -> None:
    for wrong in ("{movs}", "{moves", "moves}", "{}"):
        (problem,) = told(write(folder, GOOD.replace("A towel", wrong)))
        assert "Only {moves} has them" in problem
    assert told(write(folder, GOOD.replace("A towel", "Do {moves}"))) == []


def test_a_translation_of_another_english_is_told_and_not_used_until_it_is_marked(
    folder: Path,
) -> None:
    write(folder, GOOD, "heat.en.md")
    shipped = (shipped_root() / "programs" / "topics" / "heat.es.md").read_text(encoding="utf-8")
    topics = write(folder, shipped, "heat.es.md")
    spanish = folder / "heat.es.md"
    assert told(topics)[0].startswith(f"{spanish}: heat.en.md has changed since this was written.")
    assert topics.find("heat", "es") is None
    assert mark_topic(spanish, topics) == 1
    assert load_topics(folder.parent.parent).find("heat", "es") is None  # other numbers
    spanish.write_text("# Nuestra piscina\n\nEntre despacio.\n", encoding="utf-8")
    assert "is not named" in told(load_topics(folder.parent.parent))[0]
    mark_topic(spanish, topics)
    assert load_topics(folder.parent.parent).find("heat", "es") is not None


def test_line_ends_of_any_system_and_a_byte_order_mark(folder: Path) -> None:
    plain = write(folder, GOOD).find("heat", "en")
    assert write(folder, "\ufeff" + GOOD.replace("\n", "\r\n")).find("heat", "en") == plain


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("# Our warm pool\n", "", 1, "the title is missing"),
        ("# Our warm pool", "#Our warm pool", 1, "the title is missing"),
        ("# Our warm pool", "#", 1, "the title is missing"),
        ("# Our warm pool", "# ", 1, "a # without a heading"),
        ("## What", "# What", 6, 'Use "## " for a heading'),
        ("## What", "### What", 6, 'Use "## "'),
        ("## What", "##What", 6, 'Write "# Title" or "## Heading"'),
        ("- A towel", "* A towel", 8, 'Begin each item with "- "'),
        ("- A towel", "1. A towel", 8, "a numbered list"),
        ("- A towel", "-A towel", 8, "an item without a space"),
        ("- A towel.", "-", 8, "an empty item"),
        ("- A towel.", "- A towel.\n  - A red one.", 9, "a list inside a list"),
        ("  in the", "in the", 10, "right under a list"),
        ("Come and", "> Come and", 3, "a quotation"),
        ("Come and", "    Come and", 3, "an indent"),
        ("Come and", "| Come | and", 3, "a table"),
        ("Come and", "**Come** and", 3, "bold"),
        ("Come and", "_Come_ and", 3, "bold"),
        ("Come and", "`Come` and", 3, "code"),
        ("warm water", "[warm water](https://example.org)", 3, "a link"),
        ("warm water", "![warm water](pool.png)", 3, "a link, picture"),
        ("warm water", "<b>warm</b> water", 3, "HTML"),
        ("warm water", "warm &amp; clean water", 3, "HTML"),
        ("warm water", "warm\u00a0water", 3, "U+00A0 does not print"),
        ("warm water", "warm\x07water", 3, "U+0007 does not print"),
        ("Come and", "---\nCome and", 3, "a line across the page"),
        ("## What", "## And\n\n## What", 6, 'nothing under the heading "And"'),
        (GOOD[GOOD.index("- A") :], "", 6, 'nothing under the heading "What to bring"'),
        (GOOD[GOOD.index("\nCome") :], "", 2, "nothing under the title"),
    ],
)
def test_every_mistake_has_its_line_and_advice(
    folder: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in GOOD
    topics = write(folder, GOOD.replace(old, new, 1))
    found = [problem for problem in topics.problems if words in str(problem)]
    assert [problem.line for problem in found] == [line], told(topics)
    assert found[0].file == str(folder / "heat.en.md")
    assert found[0].advice
    assert topics.find("heat", "en") == load_topics().find("heat", "en"), "the shipped one stays"


def test_ordinary_writing_is_no_mistake(folder: Path) -> None:
    lines = [
        "# Ask us - we know (really)",
        "",
        "¿Café? Mail us at front_desk@example.org; 50% of you do, 3 - 5 of 10.",
        "- 5 minutes & more is fine: 2 < 3, A&B.",
        '- "Quotes", it\'s #1, a/b and 1.5 miles.',
    ]
    topics = write(folder, "\n".join(lines))
    assert told(topics) == []
    heat = topics.find("heat", "en")
    assert heat is not None
    assert [block.text for block in heat.paragraphs] == [
        lines[2],
        lines[3].removeprefix("- "),
        lines[4].removeprefix("- "),
    ]


def test_a_topic_in_one_language_only(folder: Path) -> None:
    rules = SHIPPED_RULES.read_text(encoding="utf-8")
    (folder.parent / "rules" / "topics.yaml").write_text(
        rules + "  - {topic: pool, phases: [2], source: Ours, certainty: O}\n", encoding="utf-8"
    )
    topics = write(folder, f"{GOOD}\nof: ecb8dc\n", "pool.es.md")
    assert told(topics) == [
        f"{folder / 'pool.es.md'}: there is no pool.en.md beside it. "
        "Write the topic in English too."
    ]
    assert topics.find("pool", "es")
    assert told(write(folder, GOOD, "pool.en.md")) == []
    (folder / "pool.es.md").unlink()
    assert told(load_topics(folder.parent.parent)) == []  # a clinic may speak English alone


def test_a_topic_that_no_rule_gives(folder: Path) -> None:
    write(folder, GOOD, "heet.en.md")
    topics = write(folder, f"{GOOD}\nof: ecb8dc\n", "heet.es.md")
    assert told(topics) == [
        f'{folder / "heet.en.md"}: no rule gives the topic "heet". '
        "Name it in programs/rules/topics.yaml."
    ]


@pytest.mark.parametrize(
    "name", ["heat.md", "heat.fr.md", "Heat.en.md", "heat_pack.en.md", "heat.en.txt", "heat.yaml"]
)
def test_a_file_with_a_name_that_means_nothing_here(folder: Path, name: str) -> None:
    topics = write(folder, GOOD, name)
    assert len(topics.problems) == 1
    assert f"{name}: this file is not read" in told(topics)[0]
    assert "heat.en.md and heat.es.md" in told(topics)[0]


def test_a_file_that_is_no_text(folder: Path) -> None:
    (folder / "heat.en.md").write_bytes(b"# Heat\n\n\xff\xfe")
    (folder / "pacing.es.md").mkdir()
    topics = load_topics(folder.parent.parent)
    assert any("heat.en.md:3: this is not UTF-8 text" in line for line in told(topics))
    assert any("pacing.es.md: this is a folder" in line for line in told(topics))
    assert topics.find("heat", "en")
    assert topics.find("pacing", "es")


def test_rules_for_topics_with_mistakes(folder: Path, library: Library) -> None:
    (folder.parent / "rules" / "topics.yaml").write_text(
        "a_week: 2\n"
        "topics:\n"
        "  - {topic: heet, phases: [1], source: Ours, certainty: O}\n"
        "  - {topic: heat, phases: [1], source: Ours, certainty: O,\n"
        "     precautions: [osteoporsis]}\n"
    )
    lines = told(load_topics(folder.parent.parent, library.rules))
    assert any(':3: topics.0.topic: there is no topic "heet".' in line for line in lines)
    assert any(
        ':5: topics.1.precautions.0: there is no rule "osteoporsis".' in line for line in lines
    )


def test_rules_that_cannot_be_used_leave_the_shipped_ones_in_force(folder: Path) -> None:
    (folder.parent / "rules" / "topics.yaml").write_text("a_week: 2\ntopics:\n  - {topc: heat}\n")
    (folder.parent / "rules" / "imaging.yaml").write_text("ages: [20]\nage_mn: 20\n")
    topics = load_topics(folder.parent.parent)
    shipped = load_topics()
    assert any("topics.yaml:3" in line and "topc" in line for line in told(topics))
    assert any("imaging.yaml:2" in line and 'mean "age_min"' in line for line in told(topics))
    assert (topics.rules, topics.imaging) == (shipped.rules, shipped.imaging)


def test_figures_that_do_not_add_up(folder: Path) -> None:
    shipped = (shipped_root() / "programs" / "rules" / "imaging.yaml").read_text(encoding="utf-8")
    own = folder.parent / "rules" / "imaging.yaml"
    for old, new, words in (
        ("[37, 52, 68, 80, 88, 93, 96]", "[37, 52, 68]", "has not one number for each age"),
        ("[37, 52, 68, 80, 88, 93, 96]", "[37, 52, 68, 80, 88, 93, 960]", "100"),
        ("ages: [60, 70, 80]", "ages: [60, 70]", "does not say where disc_height_loss at 80"),
    ):
        assert old in shipped
        own.write_text(shipped.replace(old, new), encoding="utf-8")
        topics = load_topics(folder.parent.parent)
        assert any(words in line for line in told(topics)), (words, told(topics))
        assert topics.imaging == load_topics().imaging


def test_the_check_of_a_clinic_folder_tells_topics_too(folder: Path, tmp_path: Path) -> None:
    write(folder, GOOD)
    assert planner("library", "check", "clinic", folder=tmp_path).returncode == 0
    write(folder, GOOD.replace("Come", "**Come**"))
    done = planner("library", "check", "clinic", folder=tmp_path)
    assert done.returncode == 1
    assert "heat.en.md:3: TOPIC01 bold, italics" in done.stderr
