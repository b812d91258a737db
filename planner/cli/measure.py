"""`planner measure`: values that are taken again at later visits."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.basics import PROBLEMS, LibraryOption, open_workspace, say, wrong
from planner.cli.paper_choices import InkName, PaperName
from planner.cli.typed import typed_day, typed_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.follow_up.measures import Change
    from planner.model.rules.measure_rules import MeasureRule, PublishedForm
    from planner.model.vocabulary import Sex
    from planner.services.workspace import Workspace

measure_app = typer.Typer(help="Keep what is measured.", rich_markup_mode=None)


@measure_app.callback()
def measure() -> None:
    """Keep what is measured, and see what changed."""


@measure_app.command("add")
def measure_add(
    name: Annotated[str, typer.Argument(help="Words of the name.")],
    which: Annotated[str, typer.Argument(metavar="MEASURE", help="As measure show lists it.")],
    value: Annotated[
        float,
        typer.Argument(parser=typed_number, help="The value; of a licensed form the total."),
    ],
    side: Annotated[str | None, typer.Option(help="left or right, where it has sides.")] = None,
    on: Annotated[
        datetime | None, typer.Option(parser=typed_day, metavar="DAY", help="The day; else today.")
    ] = None,
    how: Annotated[str, typer.Option(help='What was otherwise: "arms used".')] = "",
    number: Annotated[
        int | None, typer.Option("--id", help="Which one, when several have these words.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Keep a value of a day; another of that day corrects it."""
    from pydantic import ValidationError

    from planner.cli.patients import one_patient, open_store, told_of_store
    from planner.model.follow_up.measured import MeasuredValue
    from planner.services.visits import keep_measurement

    workspace = open_workspace(library)
    day = workspace.clock.today() if on is None else on.date()
    try:
        one = MeasuredValue.model_validate(
            {
                "measure": which,
                "value": value,
                "on": day,
                "side": side,
                "how": " ".join(how.split()),
            }
        )
    except ValidationError as error:
        wrong(_WRONG[str(error.errors(include_url=False, include_input=False)[0]["loc"][0])])
    with told_of_store(), open_store() as store:
        person = one_patient(store, name, number)
        why = keep_measurement(store, person.id, workspace.library, one)
    if why:
        wrong(why)
    rule = workspace.library.rules.measures[one.measure]
    of = f", {one.side}" if one.side else ""
    say(f"Kept with {person.name}: {rule.name}{of}: {one.value:g} {rule.unit}, {one.on}.")


_WRONG = {
    "measure": "a measure is named as planner measure show lists it: chair_stand_30s.",
    "side": "a side is left or right.",
    "how": "a remark has at most 200 letters.",
}


@measure_app.command("ask")
def measure_ask(
    name: Annotated[str, typer.Argument(help="Words of the name.")],
    which: Annotated[str, typer.Argument(metavar="MEASURE", help="A form: roland_morris.")],
    number: Annotated[
        int | None, typer.Option("--id", help="Which one, when several have these words.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Ask the sentences of a form one by one, y or n, and keep the total.

    Enter leaves one open. While any is open there is no total: it is not counted as no (1).
    """
    from planner.cli.patients import one_patient, open_store, told_of_store
    from planner.follow_up.measures import UNKNOWN, total_of
    from planner.model.follow_up.measured import MeasuredValue
    from planner.services.visits import keep_measurement

    workspace = open_workspace(library)
    form = _form(workspace, which)
    with told_of_store(), open_store() as store:
        person = one_patient(store, name, number)
    for line in form.instructions:
        say(line)
    answers = "".join(_asked(at, one) for at, one in enumerate(form.items, 1))
    total = total_of(answers, len(form.items))
    if total is None:
        say(
            f"{answers.count(UNKNOWN)} not answered: there is no total, nothing was kept.", err=True
        )
        raise typer.Exit(PROBLEMS)
    one = MeasuredValue(measure=which, value=total, on=workspace.clock.today(), by="patient")
    with told_of_store(), open_store() as store:
        why = keep_measurement(store, person.id, workspace.library, one)
    if why:
        wrong(why)
    say(f"{total} of {len(form.items)}. Kept with {person.name}.")


def _asked(at: int, sentence: str) -> str:
    from planner.follow_up.measures import NO, UNKNOWN, YES

    while True:
        said = typer.prompt(f"{at}. {sentence} (y, n)", default="", show_default=False)
        answer = said.strip().lower()[:1]
        if answer in (YES, NO, ""):
            return answer or UNKNOWN


def _form(workspace: Workspace, which: str) -> PublishedForm:
    rule = workspace.library.rules.measures.get(which)
    if rule is None or rule.form is None:
        forms = [one.id for one in workspace.library.rules.measures.values() if one.form]
        wrong(f'"{which}" is no form whose words are here; that is: {", ".join(forms)}.')
    return rule.form


@measure_app.command("form")
def measure_form(
    which: Annotated[str, typer.Argument(metavar="MEASURE", help="A form: roland_morris.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write, PDF.")],
    paper: Annotated[PaperName, typer.Option(help="The paper.")] = PaperName.letter,
    ink: Annotated[InkName, typer.Option(help="gray: without colour.")] = InkName.color,
    large_print: Annotated[bool, typer.Option("--large-print", help="18 point text.")] = False,
    library: LibraryOption = None,
) -> None:
    """Print a form as it was published, to be filled in by hand."""
    from planner.exchange.files import FileTrouble
    from planner.handout.options import Options
    from planner.services.measure_form import write_form

    workspace = open_workspace(library)
    form = _form(workspace, which)
    wished = Options(paper=paper.value, ink=ink.value, large_print=large_print or None)
    try:
        write_form(workspace, form, output, wished)
    except FileTrouble as trouble:
        wrong(str(trouble))
    say(f"{output}")


@measure_app.command("show")
def measure_show(
    name: Annotated[str, typer.Argument(help="Words of the name.")],
    number: Annotated[
        int | None, typer.Option("--id", help="Which one, when several have these words.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """First, last and change of each measure; a chart; what is due and how it is taken."""
    from planner.cli.patients import one_patient, told_of_store
    from planner.follow_up.measures import changes, due
    from planner.services.visit_papers import measure_chart
    from planner.services.visits import measured

    workspace = open_workspace(library)
    measures = workspace.library.rules.measures
    drawn: tuple[str, ...] = ()
    with told_of_store(), closing(workspace.store) as store:
        person = one_patient(store, name, number)
        taken = measured(store, person.id)
        programs = store.programs_of(person.id)
        if programs:
            drawn = measure_chart(workspace, programs[-1])
    age = None if person.birth_year is None else workspace.clock.today().year - person.birth_year
    sex = programs[-1].program.intake.patient.sex_for_norms if programs else None
    for change in changes(measures, taken):
        say(_changed(change, age, sex))
    for line in drawn:
        say(line)
    for rule in due(measures, taken, workspace.clock.today()):
        for line in _due(rule):
            say(line)


def _changed(change: Change, age: int | None, sex: Sex | None) -> str:
    from planner.follow_up.measures import usual_words

    words = {True: ", a change that matters", False: ", not a change that matters", None: ""}
    side = f", {change.first.side}" if change.first.side else ""
    usual = usual_words(change.measure, age, sex)
    return (
        f"{change.measure.name}{side}: {change.first.value:g} to {change.last.value:g} "
        f"{change.measure.unit}{words[change.said]}{f' (usual: {usual})' if usual else ''}"
    )


def _due(rule: MeasureRule) -> Iterator[str]:
    yield f"Due: {rule.id}, {rule.name}"
    yield from (f"  {line}" for line in ((rule.ask,) if rule.ask else rule.how))
    if rule.form is not None:
        yield f"  Its {len(rule.form.items)} sentences: measure ask; on paper: measure form"
