"""Whose an exercise is and what is wrong in the clinic's files, as lists and panels say it."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from planner.library.check.codes import explained
from planner.model.library import Library
from planner.model.problem import Problem
from planner.services.shelf_entries import KINDS, EntryKind, ShelfEntry
from planner.tui.words.exercise_words import full_text, titled
from planner.tui.words.picks import Pick

FOLDER_FIRST = (
    "This needs a clinic's folder. Begin one with planner library new DIR, and set "
    "PLANNER_LIBRARY to it."
)
_SHOWN: dict[EntryKind, str] = {
    "shipped": "shipped",
    "ours": "ours",
    "changed": "changed",
    "retired": "retired",
    "draft": "drafts",
    "broken": "not usable",
}


def kinds_there(entries: Iterable[ShelfEntry]) -> list[EntryKind]:
    """The kinds of which there are any."""
    there = {one.whose for one in entries}
    return [kind for kind in KINDS if kind in there]


def filter_line(entries: Sequence[ShelfEntry], chosen: EntryKind | None, clinic: bool) -> Content:
    """What there is of each kind, the chosen one marked; without a folder, how to begin one."""
    if not clinic:
        return Content("All is shipped. Your own: planner library new DIR")
    parts = [Content.styled(f"all {len(entries)}", "bold reverse" if chosen is None else "")]
    for kind in kinds_there(entries):
        count = sum(one.whose == kind for one in entries)
        style = "bold reverse" if kind == chosen else ""
        parts.append(Content.styled(f"{_SHOWN[kind]}\u00a0{count}", style))
    return Content("  ").join(parts)


def entry_line(entry: ShelfEntry, library: Library, found: bool) -> Content:
    """A line of the list: the level, the name, and whose it is if it is not shipped."""
    exercise = library.exercises.get(entry.id) if entry.usable else None
    level = f"{exercise.level:>4}  " if exercise and not found else "" if exercise else "   -  "
    style = "" if entry.usable else "$text-muted"
    parts: list[str | tuple[str, str]] = [(level, "$text-muted"), (entry.name, style)]
    if found and exercise:
        ladder = library.ladders[exercise.ladder].name
        parts.append((f"  {ladder}, level {exercise.level}", "$text-muted"))
    if entry.whose != "shipped":
        style = "$text-error" if entry.whose == "broken" else "$text-accent"
        word = "not usable" if entry.whose == "broken" else entry.whose
        parts.append((f"  {word}", style))
    return Content.assemble(*parts)


def entry_text(entry: ShelfEntry, library: Library) -> Content:
    """All about it: an exercise in full after whose it is; else what keeps it out of use."""
    if entry.usable:
        told = [("Whose", _whose(entry))] if entry.whose != "shipped" else []
        return full_text(library.exercises[entry.id], library, tuple(told))
    parts = [Content.assemble((entry.name, "bold $text-primary"), f"\n{entry.id}")]
    parts += [titled(title, text) for title, text in _kept_out(entry, library)]
    return Content("\n\n").join(parts)


def _whose(entry: ShelfEntry) -> str:
    at = f"{entry.file}:{entry.line}"
    if entry.whose == "ours":
        return f"Ours: {at}"
    keys = "\n".join(f"{key}: {file}:{line}" for key, file, line in entry.changed)
    return f"Shipped, and changed by us:\n{keys}"


def _kept_out(entry: ShelfEntry, library: Library) -> list[tuple[str, str]]:
    at = ("Where", f"{entry.file}:{entry.line}")
    if entry.whose == "retired":
        gone = library.retired[entry.id]
        when = f"since {gone.since}" if gone.since else "In no new program; old ones keep it."
        other = library.exercises.get(gone.instead)
        instead = other.patient_name if other else "nothing"
        by = f"{gone.because} {gone.by}".strip() or "not said"
        return [("Retired", when), ("Why", by), ("Instead", instead), at]
    if entry.whose == "draft":
        lacks = ", ".join(one.replace("_", " ") for one in entry.to_decide) or "nothing"
        return [("Draft", "No program has it."), ("Still to say", lacks), at]
    said = "\n".join(map(problem_text, entry.problems)) or "See the problems (p)."
    return [("Not usable", "It has mistakes; no program has it."), ("Mistakes", said), at]


def problem_text(one: Problem) -> str:
    """A problem of one file, without its path."""
    line = f"line {one.line}: " if one.line else ""
    return f"{line}{one.message} {one.advice}".rstrip()


def problem_picks(problems: Sequence[Problem]) -> list[Pick]:
    """The problems as lines: file and line, then what is wrong."""
    return [
        Pick(
            str(number),
            f"{one.file.rsplit('/', 1)[-1]}:{one.line or 1}" if one.file else "(no file)",
            one.message,
            f"{one.file} {one.where} {one.code}",
            detail=lambda one=one: _in_full(one),  # type: ignore[misc]
            group="Problems" if one.severity == "problem" else "Advice",
        )
        for number, one in enumerate(problems)
    ]


def _in_full(one: Problem) -> Content:
    why = explained(one.code) if one.code else None
    text = Content(str(one))
    if why is None:
        return text
    return Content.assemble(text, "\n\n", (f"{one.code}  {why.title}", "bold"), f"\n{why.why}")
