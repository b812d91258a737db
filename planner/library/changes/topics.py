"""Changes to topics: the title, or a line, each as Markdown has it; the Spanish beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.library.changes.apply import KeyRules, apply
from planner.library.changes.change_file import ContentChange
from planner.library.changes.edit import MISSING, Edit
from planner.library.changes.moved import where_went
from planner.library.topic_file import topic_from
from planner.model.language import LANGUAGE_NAMES, OTHER_LANGUAGES, Language, OtherLanguage
from planner.model.problem import Problem
from planner.model.rules.topic import Topic

_MARKS = {"paragraph": "", "heading": "## ", "list": "- "}
Twins = dict[Language, Topic]


def change_topics(
    changes: Iterable[ContentChange],
    topics: dict[str, Twins],
    marks: dict[tuple[str, Language], str],
) -> Iterator[Problem]:
    """Lay changes over the topics, in place; a topic has a `title` and `lines`, by number.

    `marks` says of which English each translation is; one that was of the English before a change
    is of the English after it.
    """
    for change in changes:
        twins = topics.get(change.id, {})
        english = twins.get("en")
        if english is None:
            yield Problem(
                file=change.at.file,
                line=change.at.line,
                message=f'there is no topic "{change.id}".',
                advice=where_went("topic", change.id, topics),
                code="SHELF02",
            )
            continue
        now, faults = _changed(change, english)
        yield from faults
        if now is None:
            continue
        spoken = {one: topic for one, topic in twins.items() if one not in ("en", *OTHER_LANGUAGES)}
        for language in OTHER_LANGUAGES:
            if language in twins:
                other, faults = _spoken(change, twins[language], language)
                yield from faults
                if other is not None:
                    spoken[language] = other
                    if marks.get((change.id, language)) == english.mark:
                        marks[change.id, language] = now.mark
        topics[change.id] = {**spoken, "en": now}


def lines_of(topic: Topic) -> list[str]:
    """What stands under the title, each line as Markdown has it."""
    return [f"{_MARKS[block.kind]}{block.text}" for block in topic.paragraphs]


def _changed(change: ContentChange, topic: Topic) -> tuple[Topic | None, list[Problem]]:
    data = {"title": topic.title, "lines": lines_of(topic)}
    result = apply(change, data, KeyRules(lambda _: False))
    unfit = [one for one in result.problems if one.severity == "problem"]
    if unfit or result.data == data:
        return (None if unfit else topic), result.problems
    text = f"# {result.data['title']}\n\n" + "".join(
        f"{line}\n{'' if line.startswith('- ') and after.startswith('- ') else chr(10)}"
        for line, after in zip(result.data["lines"], [*result.data["lines"][1:], ""], strict=True)
    )
    now, faults = topic_from(text, topic.name, topic.language, change.at.file)
    told = (one.model_copy(update={"line": change.at.line}) for one in faults)
    return now, [*result.problems, *told]


def _spoken(
    change: ContentChange, topic: Topic, language: OtherLanguage
) -> tuple[Topic | None, list[Problem]]:
    """The topic in another language, if each change is said in it too."""
    silent = [one for one in change.edits if language not in one.spoken and _changes(one)]
    if silent:
        name = LANGUAGE_NAMES[language]
        return None, [
            Problem(
                file=silent[0].at.file,
                line=silent[0].at.line,
                message=f"this has no {name}; {change.id} is not printed in {name} until it has.",
                advice=f"Write {language}: beside now:.",
                code="LANG01",
                severity="advice",
            )
        ]
    edits = [
        replace(one, was=MISSING, now=one.spoken[language], at=one.spoken_at[language])
        for one in change.edits
    ]
    now, faults = _changed(replace(change, edits=tuple(edits)), topic)
    return now, [one for one in faults if one.code != "SHELF04"]


def _changes(edit: Edit) -> bool:
    return edit.now is not MISSING or bool(edit.add or edit.drop)
