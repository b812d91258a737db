"""`planner checkin`: what patients tell of their weeks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from planner.cli.basics import DONE, PROBLEMS, WRONG, say, say_json, tell, wrong

if TYPE_CHECKING:
    from planner.model.program.checkin import CheckIn
    from planner.services.checkin import Heard

MOST_BYTES = 1_000_000
"""No check-in is larger."""

checkin_app = typer.Typer(help="Read what patients tell of their weeks.", rich_markup_mode=None)


@checkin_app.callback()
def checkin() -> None:
    """Read what patients tell of their weeks."""


@checkin_app.command("read")
def checkin_read(
    filled: Annotated[
        str,
        typer.Argument(
            help="A diary that was filled in and saved, PDF; or the text of the patient's phone "
            "(HEP1:…), in a file, - for standard input, or itself."
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write; else standard output.")
    ] = None,
    program: Annotated[
        Path | None, typer.Option(help="The program, JSON; a diary of another one is refused.")
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(help="What opens the PDF: the first line of this file."),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep it with the patient whose diary it is.")
    ] = False,
) -> None:
    """Read a filled diary, or the answers of a phone, into a check-in, JSON.

    What cannot be read is told by week and day, and the rest is written all the same.
    """
    from planner.exchange.apart import keep_apart
    from planner.exchange.checkin_pdf import checkin_to_json
    from planner.exchange.files import write_private
    from planner.services.checkin import NothingTold, Told, hear
    from planner.services.printing import Unreadable

    text = _phone_text(filled)
    for source in (None if text else Path(filled), program, password_file):
        if source is not None:
            keep_apart(source, output)
    if text:
        heard = _hear_phone(text, program)
    else:
        heard = hear(Path(filled), program, _password(password_file))
    match heard:
        case Unreadable(problems=problems):
            tell(problems)
            raise typer.Exit(WRONG)
        case NothingTold():
            name = "the answers" if text else filled
            say(f"{name}: nothing is filled in; no check-in was written.", err=True)
            raise typer.Exit(PROBLEMS)
        case Told(checkin=read, problems=problems):
            tell(problems)
            if keep and not (text and _kept_before(read)):
                _keep(read, advice="write it with -o, then: planner checkin add FILE --id N.")
            elif not keep and (output is None or str(output) == "-"):
                say_json(checkin_to_json(read))
            if output is not None and str(output) != "-":
                write_private(output, checkin_to_json(read).encode())
            raise typer.Exit(PROBLEMS if problems else DONE)
        case _:
            assert_never(heard)


def _phone_text(source: str) -> str:
    """The answers of a phone, in what was typed, a file or standard input; empty: it is a PDF."""
    from planner.exchange.answers.packed import holds_answers
    from planner.exchange.files import read_bytes
    from planner.exchange.standard_stream import named

    if holds_answers(source):
        return source
    data = read_bytes(named(Path(source)))
    return "" if data.lstrip().startswith(b"%PDF") else _holding(data.decode(errors="replace"))


def _holding(text: str) -> str:
    from planner.exchange.answers.packed import holds_answers

    return text if holds_answers(text) else ""


def _hear_phone(text: str, program: Path | None) -> Heard:
    from planner.cli.patients import open_store, told_of_store
    from planner.services.phone_answers import hear_of_file, hear_of_store

    if program is not None:
        return hear_of_file(text, program)
    with told_of_store(), open_store() as store:
        return hear_of_store(text, store)


def _kept_before(read: CheckIn) -> bool:
    """It was kept, and that is said; or it is of what is no longer the newest, and that is."""
    from planner.cli.patients import open_store, told_of_store
    from planner.services.phone_answers import newer_than, same_as

    with told_of_store(), open_store() as store:
        same, newer = same_as(store, read), newer_than(store, read)
    if same is not None:
        say(f"These answers were kept before, on {same.kept_at[:10]}; they were not kept again.")
    elif newer is not None:
        day = newer.issued_at[:10]
        say(f"They are of an older program: a newer one was given out on {day}.", err=True)
    return same is not None


def _password(file: Path | None) -> str | None:
    from planner.exchange.password_source import read_given_password
    from planner.exchange.pdf_password import PasswordRefused

    try:
        return None if file is None else read_given_password(file)
    except PasswordRefused as error:
        wrong(str(error))


@checkin_app.command("add")
def checkin_add(
    file: Annotated[
        Path | None, typer.Argument(help="A check-in, JSON, as checkin read writes it.")
    ] = None,
    patient: Annotated[str, typer.Option(help="Words of the name, to type what was told.")] = "",
    number: Annotated[
        int | None,
        typer.Option("--id", help="Which one, when several have these words, or this program."),
    ] = None,
    week: Annotated[int | None, typer.Option(min=1, max=12, help="The week it is of.")] = None,
    done: Annotated[int | None, typer.Option(min=0, max=60, help="Sessions done.")] = None,
    worst: Annotated[int | None, typer.Option(min=0, max=10, help="Worst pain, 0-10.")] = None,
    effort: Annotated[int | None, typer.Option(min=0, max=10, help="Usual effort, 0-10.")] = None,
    average: Annotated[int | None, typer.Option(min=0, max=10, help="Average pain.")] = None,
    sleep: Annotated[int | None, typer.Option(min=0, max=10, help="Sleep, 0-10.")] = None,
    trust: Annotated[int | None, typer.Option(min=0, max=10, help="Trust in the back.")] = None,
    flare: Annotated[bool | None, typer.Option("--flare/--no-flare")] = None,
    signs: Annotated[
        list[str] | None,
        typer.Option("--sign", help="numb_weak, saddle_bladder_bowel, fever_unwell, fall_injury."),
    ] = None,
    safe: Annotated[bool, typer.Option("--safe", help="All four were asked, and none is.")] = False,
    marks: Annotated[
        list[str] | None,
        typer.Option("--mark", help="EXERCISE=easy, right, hard, hurt, no or helps."),
    ] = None,
    barriers: Annotated[list[str] | None, typer.Option("--barrier")] = None,
) -> None:
    """Keep what was told: a check-in from a file, or typed.

    A later one corrects an earlier one, which stays. It is kept with what was given out.
    """
    from planner.cli.patients import one_patient, open_store, told_of_store
    from planner.exchange.checkin_file import checkin_from_json
    from planner.exchange.files import read_bytes
    from planner.services.spoken import Spoken, spoken_checkin

    if (file is None) == (not patient):
        wrong("name a file, or type what was told with --patient and --week.")
    if file is not None:
        _keep(checkin_from_json(read_bytes(file, MOST_BYTES), str(file)), number)
        return
    if week is None:
        wrong("which week? Say it with --week.")
    numbers = {"worst_pain": worst, "average_pain": average, "sleep": sleep, "trust": trust}
    numbers["usual_effort"] = effort
    spoken = Spoken(
        week=week,
        numbers={**numbers, "sessions_done": done},
        flare=flare,
        signs=tuple(signs or ()),
        safe=safe,
        marks=tuple(marks or ()),
        barriers=tuple(barriers or ()),
    )
    with told_of_store(), open_store() as store:
        person = one_patient(store, patient, number)
        issues = store.issues_of(person.id)
        if not issues:
            wrong(f"{person.name} was given nothing yet: print a program first.")
        found = spoken_checkin(spoken, store.issued(issues[-1]), issues[-1].fingerprint)
    if isinstance(found, str):
        wrong(found)
    _keep(found, person.id)


@checkin_app.command("show")
def checkin_show(
    name: Annotated[str, typer.Argument(help="Words of the name.")],
    number: Annotated[
        int | None, typer.Option("--id", help="Which one, when several have these words.")
    ] = None,
) -> None:
    """What a patient has told, week by week, and what no longer fits the program."""
    from planner.cli.patients import one_patient, open_store, told_of_store
    from planner.services.told_words import told_lines
    from planner.services.visits import told_so_far

    with told_of_store(), open_store() as store:
        person = one_patient(store, name, number)
        for stored in store.programs_of(person.id):
            told = told_so_far(store, stored)
            weeks = len(stored.program.weeks)
            say(f"{person.name}: {stored.program.title}, {weeks} weeks")
            if told.issue is not None:
                say(f"Given out for the week of {told.issue.given.monday.isoformat()}")
            lines = tuple(told_lines(told, stored.program))
            for line in lines or ("Nothing was told.",):
                say(line)


def _keep(
    read: CheckIn, patient_id: int | None = None, advice: str = "say which with --id."
) -> None:
    """Keep a check-in with the patient whose diary it is."""
    from planner.building.alarms import signs_told
    from planner.cli.patients import open_store, told_of_store
    from planner.services.issues import SeveralPatients
    from planner.services.sources import SystemClock
    from planner.services.visits import NobodysDiary, keep_checkin

    with told_of_store(), open_store() as store:
        kept = keep_checkin(store, read, SystemClock().today(), patient_id)
        if isinstance(kept, NobodysDiary):
            wrong("nobody here was given the program that this is of; it was not kept.")
        if isinstance(kept, SeveralPatients):
            same = (one for one in store.patients() if one.id in kept.patient_ids)
            who = ", ".join(f"{one.name} ({one.id})" for one in same)
            wrong(f"more than one patient has this program; it was not kept. {who}: {advice}")
        named = [one for one in store.patients() if one.id == kept.record.patient_id]
        programs = [one.program for one in store.programs_of(kept.record.patient_id)]
    say(f"Kept with {named[0].name if named else 'the patient'}.")
    still = {alarm.what for one in programs for alarm in one.alarms if alarm.is_open}
    for _, what in signs_told(read):
        if what in still:
            say(f"ALARM: {what}. Nothing is printed until someone has cleared it.", err=True)
        else:
            say(f"{what}: told before, and cleared. If it is new, begin a visit.", err=True)
