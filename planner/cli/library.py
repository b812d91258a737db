"""`planner library`: check, search, show and draw exercises."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import (
    library_check,
    library_import,
    library_picture,
    library_shelf,
    library_update,
)
from planner.cli.basics import (
    PROBLEMS,
    LibraryOption,
    open_workspace,
    say,
    say_json,
    wrong,
)
from planner.cli.library_picture import exercise_of, known
from planner.cli.library_translate import library_translate
from planner.services.workspace import Workspace

if TYPE_CHECKING:
    from planner.model.exercise.condition import ForCondition
    from planner.model.exercise.exercise import Exercise
    from planner.services.uses import Use


library_app = typer.Typer(help="Check, search and show exercises.", rich_markup_mode=None)
library_check.add_to(library_app)
library_shelf.add_to(library_app)
library_update.add_to(library_app)
library_import.add_to(library_app)
library_picture.add_to(library_app)
library_app.command("translate")(library_translate)


@library_app.command("mark")
def library_mark(
    file: Annotated[Path, typer.Argument(help="A file of words: squat.es.yaml, or heat.es.md.")],
    exercise: Annotated[
        list[str] | None, typer.Option("--id", help="Only this exercise; may be repeated.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Mark Spanish as that of the English as it is now, once you have compared them."""
    from planner.library.mark_words import mark_file, mark_topic

    workspace = open_workspace(library, afresh=True)
    known = workspace.library.exercises
    unknown = [one for one in exercise or () if one not in known]
    if unknown:
        wrong(f'there is no exercise "{unknown[0]}".')
    try:
        if file.suffix == ".md":
            count = mark_topic(file, workspace.sources.topics)
        else:
            count = mark_file(file, known, frozenset(exercise or known))
    except KeyError:
        wrong(f"{file}: there is no such topic in English.")
    except (OSError, UnicodeDecodeError) as error:
        wrong(f"{file}: cannot be marked: {error}.")
    say(f"{file}: {count} marked anew.")


@library_app.command("search")
def library_search(
    words: Annotated[list[str], typer.Argument(help="Words in any order.")],
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    library: LibraryOption = None,
) -> None:
    """Find exercises by any of their names, by kind, position, equipment or property."""
    from planner.services.nothing_found import nothing_found

    search, asked = open_workspace(library).search, " ".join(words)
    found = search.find(asked)
    if as_json:
        say_json(json.dumps([one.model_dump(mode="json") for one in found], indent=2))
    else:
        for one in found:
            say(f"{one.id:32} {one.ladder} {one.level:<3} {one.patient_name}")
    if not found:
        say(nothing_found(search, asked), err=True)
        raise typer.Exit(PROBLEMS)


@library_app.command("show")
def library_show(
    exercise_id: Annotated[str, typer.Argument(metavar="ID", help="An exercise.")],
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    library: LibraryOption = None,
) -> None:
    """Show one exercise with its neighbours on the ladder."""
    workspace = open_workspace(library)
    exercise = exercise_of(workspace, exercise_id)
    if as_json:
        say_json(exercise.model_dump_json(indent=2))
    else:
        say(_card(workspace, exercise))


@library_app.command("uses")
def library_uses(
    exercise_id: Annotated[str, typer.Argument(metavar="ID", help="An exercise.")],
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Program files to look at too, JSON; a folder: every program in it."),
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Name the patients who have an exercise in a program, with its weeks.

    Deleted programs that can be brought back are named too, and patients who have it on paper that
    was given out, though their program has it no more. The exit status is 0 whether anybody
    has it or nobody; 1 if a program could not be read; 2 if the id is known nowhere.
    """
    from planner.cli.patients import told_of_store
    from planner.services.uses import NotRead, Use, uses_in_files, uses_in_store

    workspace = open_workspace(library)
    found = [*uses_in_files(files or (), exercise_id)]
    with told_of_store():
        if workspace.has_patients:
            try:
                found[:0] = uses_in_store(workspace.store, exercise_id)
            finally:
                workspace.store.close()
    used = [one for one in found if isinstance(one, Use)]
    if not used:
        known(workspace, exercise_id)
    for one in used:
        say(_use_words(one))
    unread = [one for one in found if isinstance(one, NotRead)]
    for each in unread:
        say(f"{each.whose}: not looked at: {each.why}", err=True)
    if not used:
        say(f"No program that was read has {exercise_id}.", err=True)
    if unread:
        raise typer.Exit(PROBLEMS)


def _use_words(use: Use) -> str:
    year = f" ({use.birth_year})" if use.birth_year else ""
    where = f"{use.file}: " if use.file else ""
    weeks = ", ".join(
        str(first) if first == last else f"{first}-{last}" for first, last in spans(use.weeks)
    )
    given = f"; in what was given out on {use.handed_out}, no more in the program"
    handed_out = given if use.handed_out else ""
    deleted = "; deleted, can be brought back" if use.deleted else ""
    several = "week" if len(use.weeks) == 1 else "weeks"
    return (
        f"{where}{use.patient}{year}: {use.presentation.replace('_', ' ')}, "
        f"{several} {weeks} of {use.of_weeks}{handed_out}{deleted}"
    )


def spans(numbers: tuple[int, ...]) -> list[tuple[int, int]]:
    """Numbers in order as runs, first and last of each."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


@library_app.command("rules")
def library_rules(
    rule_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A rule: osteoporosis, RF-07, strength.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    library: LibraryOption = None,
) -> None:
    """List the rules, or show one: what it says, where it is from, how certain that is."""
    from planner.library.sourced import rules_named, sourced_rules

    workspace = open_workspace(library)
    rules = sourced_rules(workspace.library, workspace.sources.topics)
    found = rules if rule_id is None else rules_named(rules, rule_id)
    if not found:
        assert rule_id is not None
        names = [part for one in rules for part in (one.key, one.key.rpartition(".")[2])]
        near = difflib.get_close_matches(rule_id, names, n=1)
        advice = f' Did you mean "{near[0]}"?' if near else ""
        wrong(f'there is no rule "{rule_id}".{advice}')
    if as_json:
        shown = {one.key: one.rule.model_dump(mode="json") for one in found}
        say_json(json.dumps(shown, indent=2, ensure_ascii=False))
    elif rule_id is None:
        for one in found:
            say(f"{one.key:44} {one.certainty or '-'}  {one.name or '; '.join(one.sources)}")
    else:
        say("\n\n".join("\n".join((one.key, *map("  ".__add__, one.lines()))) for one in found))


def _done(one: ForCondition) -> str:
    """What is done about a condition, in words."""
    parts = [f"left out: {one.leave_out}"] if one.leave_out else []
    if one.limit:
        most = (f"{name} {top}" for name, top in one.limit.most.items())
        parts.append(f"at most {', '.join(most)}")
    parts += [f'on the card: "{one.note}"'] if one.note else []
    parts += [f"another way: {' '.join(one.way.steps)}"] if one.way else []
    return "; ".join(parts)


def _card(workspace: Workspace, exercise: Exercise) -> str:
    def rung(level: int) -> str:
        return ", ".join(e.id for e in workspace.library.rungs(exercise.ladder, level)) or "-"

    steps = (f"  {number}. {step}" for number, step in enumerate(exercise.steps, start=1))
    return "\n".join(
        (
            f"{exercise.patient_name} ({exercise.name})",
            f"{exercise.id}: {exercise.category}, {exercise.ladder} level {exercise.level}",
            f"easier: {rung(exercise.level - 1)}",
            f"harder: {rung(exercise.level + 1)}",
            f"properties: {', '.join(exercise.properties) or '-'}",
            f"equipment: {', '.join(exercise.equipment) or '-'}",
            f"what for: {workspace.library.ladders[exercise.ladder].why}",
            f"set-up: {exercise.set_up}",
            *steps,
            f"feel: {exercise.feel}",
            f"stop if: {exercise.stop_if}",
            f"common mistake: {exercise.mistake}",
            f"cautions: {exercise.cautions}",
            *(f"with {name}: {_done(one)}" for name, one in exercise.for_condition.items()),
        )
    )
