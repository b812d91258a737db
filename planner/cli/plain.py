"""`planner --plain`: the intake as prompts, the program as lines.

For screen readers, slow links and scripts: nothing is drawn, each prompt is a line, and standard
input may be a pipe. A red-flag question without an answer is asked again; where the input ends
before the last one, nothing is built.
"""

from __future__ import annotations

import re
import sys
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

import typer

from planner.cli.basics import DONE, PROBLEMS, RED_FLAG, WRONG, open_workspace, say, tell, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.building.quick_line import QuickLine
    from planner.model.intake import Intake
    from planner.model.program.program import Item, Program
    from planner.model.rules.intake_words import IntakeWords
    from planner.model.rules.rules import RedFlag
    from planner.services.patient_store import PatientStore
    from planner.services.workspace import Workspace


def plain() -> None:
    """Ask, build, keep, show, and write the handout where that is wished for."""
    from planner.cli.patients import told_of_store

    workspace = open_workspace(None)
    if workspace.sources.stops:
        tell(workspace.sources.stops)
        raise typer.Exit(WRONG)
    intake = _intake(workspace)
    program = _built(workspace, intake)
    for line in program_lines(program):
        say(line)
    problems = _tell_findings(workspace, program)
    with told_of_store(), closing(workspace.store) as store:
        _keep(workspace, store, program)
    raise typer.Exit(PROBLEMS if problems else DONE)


def ask(question: str) -> str:
    """What is typed to a question; the end of the input ends the planner with status 2."""
    say(question)
    line = sys.stdin.readline()
    if not line:
        wrong("the input ended before the last answer. Nothing more was done.")
    return line.strip()


def _asked(question: str) -> str:
    """An answer, which must not be empty."""
    while not (answer := ask(question)):
        say("This needs an answer.")
    return answer


def _intake(workspace: Workspace) -> Intake:
    from pydantic import ValidationError

    from planner.model.intake import Intake
    from planner.model.screening import Screened
    from planner.services.quick import intake_data

    words = workspace.intake_words
    if words is None:
        wrong("the words of an intake cannot be read.")
    name = _asked("Name of the patient:")
    year = _year_of_birth(workspace.clock.today().year)
    found = _examination(workspace, words, year)
    found = replace(found, said={**found.said, "name": name})
    data = intake_data(found, workspace.library, workspace.clock.today().year)
    assert data is not None
    if year is not None:
        data["patient"]["birth_year"] = year
    by = _asked("Who asks the red-flag questions?")
    data["red_flags"] = list(_red_flags(workspace, str(data["presentation"])))
    data["screened"] = Screened(by=by, on=workspace.clock.today()).model_dump(mode="json")
    try:
        return Intake.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        wrong(f"{where}: {first['msg']}. Nothing is built.")


def _year_of_birth(this_year: int) -> int | None:
    from planner.model.intake import FIRST_BIRTH_YEAR

    while typed := ask("Year of birth, or empty:"):
        if re.fullmatch("[0-9]{4}", typed) and FIRST_BIRTH_YEAR <= int(typed) <= this_year:
            return int(typed)
        say(f"Four digits from {FIRST_BIRTH_YEAR} to {this_year}, like 1957.")
    return None


def _examination(workspace: Workspace, words: IntakeWords, born: int | None) -> QuickLine:
    """The line, once it says a presentation and all of it is understood or let go."""
    from planner.building.quick_line import read_line
    from planner.services.quick import form_rows, left_over

    this_year = workspace.clock.today().year
    while True:
        line = _asked(
            "The examination as a line, like: stenosis osteoporosis chair band slr+ left 8w 5d "
            "20min goal: carry groceries"
        )
        found = read_line(line, words)
        if born is not None:  # what is usual goes by the age
            found = replace(found, said={**found.said, "age": this_year - born})
        for row in form_rows(found, workspace.library, this_year):
            say(f"{row.label}: {row.text}{'' if row.said else ' (not said; as usual)'}")
        for left in left_over(found, workspace.library):
            say(left)
        if "presentation" in found.said and _yes("Is this right? y or n:"):
            return found


def _yes(question: str) -> bool:
    while (answer := ask(question).casefold()) not in ("y", "yes", "n", "no"):
        say("y or n, please.")
    return answer.startswith("y")


def _red_flags(workspace: Workspace, presentation: str) -> Iterator[str]:
    """Each question by itself; those that are positive, with the way they are."""
    flags = workspace.library.for_presentation(presentation).rules.red_flags
    for number, flag in enumerate(flags.values(), start=1):
        if _yes(f"Red flag {number} of {len(flags)}: {flag.question.strip()} y or n:"):
            yield f"{flag.id}.{_answer(flag)}"


def _answer(flag: RedFlag) -> str:
    """The key of the answer that was given."""
    if len(flag.answers) == 1:
        return flag.answers[0].key
    for number, answer in enumerate(flag.answers, start=1):
        say(f"{number}: {answer.text}")
    known = {str(number): one.key for number, one in enumerate(flag.answers, start=1)}
    while (given := ask("Which? The number:")) not in known:
        say("One of these numbers, please.")
    return known[given]


def _built(workspace: Workspace, intake: Intake) -> Program:
    from planner.building.may_print import Stopped, Unknown
    from planner.cli.outcome_words import stop_lines
    from planner.services.plan import Planned, RulesBroken

    plan = workspace.plan(intake)
    match plan:
        case Planned(program=program):
            return program
        case Stopped(raised=raised, unasked=unasked):
            for line in stop_lines(raised, "intake", unasked=unasked):
                say(line)
            say("Nothing is built.")
            raise typer.Exit(RED_FLAG)
        case Unknown(problems=unknown):
            tell(one.problem() for one in unknown)
            raise typer.Exit(WRONG)
        case RulesBroken(problems=broken):
            tell(broken)
            raise typer.Exit(WRONG)
        case _:
            assert_never(plan)


def program_lines(program: Program) -> Iterator[str]:
    """A lane a line: its exercise and dose where it begins, then each week that changes it."""
    from planner.building.rows import rows

    phases = ", ".join(f"{one.number} {one.name}" for one in program.phases)
    yield f"The program: {len(program.weeks)} weeks. Phases: {phases}."
    for row in rows(program):
        told: list[str] = []
        called_before = dose_before = ""
        for cell in row.cells:
            called = program.exercises[cell.item.exercise].patient_name
            dose = _dose(program.weeks[cell.week - 1].as_done(cell.item))
            if called != called_before:
                told.append(f"week {cell.week} {called}, {dose}")
            elif dose != dose_before:
                told.append(f"week {cell.week} {dose}")
            called_before, dose_before = called, dose
        yield f"{row.slot}: {'; '.join(told)}; to week {row.last}."


def _dose(item: Item) -> str:
    from planner.handout.words.by_language import WORDS
    from planner.handout.words.dosage_words import cell_amount, cell_details, side_words

    words = WORDS["en"]
    parts = (cell_amount(words, item), *cell_details(words, item).values(), side_words(words, item))
    return ", ".join(part for part in parts if part)


def _tell_findings(workspace: Workspace, program: Program) -> int:
    """Each in a line; how many are problems."""
    from planner.building.review.review import review

    found = review(program, workspace.library)
    problems = [one for one in found if one.severity == "problem"]
    say(f"Findings: {len(found)}, of which {len(problems)} are problems.")
    for one in found:
        week = f" in week {one.place.week}" if one.place.week else ""
        say(f"{one.severity}{week}: {one.message} {one.advice}".rstrip())
    return len(problems)


def _keep(workspace: Workspace, store: PatientStore, program: Program) -> None:
    """In the store, for the person it is; then on paper, if that is wished for."""
    from planner.cli.outcome_words import STATUS, ending_of, lines_of
    from planner.handout.options import Options
    from planner.services.alarms import keep_new
    from planner.services.file_names import typed_path
    from planner.services.printing import Order

    patient = program.intake.patient
    whose = None
    for one in store.like(patient.name, patient.birth_year):
        born = f", born {one.birth_year}" if one.birth_year else ""
        if _yes(f"Known: {one.name}{born}. The same person? y or n:"):
            whose = one.id
            break
    stored = keep_new(store, program, whose)
    say("The program is kept.")
    if not (typed := ask("Write the patient's sheet to this PDF file, or empty:")):
        return
    path, why = typed_path(typed)
    if path is None:
        wrong(why)
    order = Order(path, Options(layout="sheet", part="now"))
    outcome = workspace.print_for(stored, stored.program, order)
    for line in lines_of(outcome, path):
        say(line)
    if ending_of(outcome) != "written":
        raise typer.Exit(STATUS[ending_of(outcome)])
    say(f"{path}: written.")
