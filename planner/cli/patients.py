"""Commands that keep patients safe: backup, restore, and one patient in a file."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.basics import DONE, PROBLEMS, say, wrong
from planner.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.model.stored import PatientEntry
    from planner.services.patient_store import PatientStore
    from planner.store.backup import Holds
    from planner.store.clinic.address import Address

PasswordOption = Annotated[
    bool, typer.Option("--password", help="Close it with a password, which is asked for.")
]
PasswordFileOption = Annotated[
    Path | None, typer.Option(help="The password is the first line of this file.")
]


def add_to(app: typer.Typer) -> None:
    """Put the commands beside the others."""
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("export-patient")(export_patient)
    app.command("import-patient")(import_patient)


def backup(
    file: Annotated[
        Path, typer.Argument(help='Where to write; an older backup is replaced. Or "test".')
    ],
    tested: Annotated[
        Path | None, typer.Argument(help="After test: the backup to restore for a try.")
    ] = None,
    password: PasswordOption = False,
    password_file: PasswordFileOption = None,
    salvage: Annotated[
        bool, typer.Option("--salvage", help="Of a damaged database: save what can be read.")
    ] = False,
) -> None:
    """Copy all patients to a file, also while the planner is open; the copy is read back.

    `test FILE` restores a backup into a database of its own and counts what came over.
    """
    from planner.services import keeping

    if tested is not None:
        if str(file) != "test" or salvage:
            wrong("one file to write; or: planner backup test FILE.")
        _drill(tested, password_file)
        return
    database = read_settings().database
    with told_of_store():
        address = clinic_address()
        if salvage:
            if password or password_file:
                wrong("--salvage writes without a password; back it up again once it is restored.")
            holds = keeping.salvage(database, file)
        else:
            secret = None
            if password or password_file:
                from planner.exchange.password_source import ask_password, read_password

                secret = read_password(password_file) if password_file else ask_password(str(file))
            if address is not None:
                from planner.services.clinic_keeping import backup as backup_clinic

                say(f"{file}: {backup_clinic(address, file, database, secret)}; read back.")
                return
            holds = keeping.backup(database, file, secret)
    say(f"{file}: {_holds(holds)}, read back and whole.")
    _end(holds)


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    password_file: PasswordFileOption = None,
    owner: Annotated[
        str, typer.Option("--owner", help="Into a clinic: the login whose patients they become.")
    ] = "",
) -> None:
    """Put a backup in place of the patients here; those are kept beside it.

    With a clinic's database: into one without patients, as an administrator of the server.
    """
    from planner.services import keeping
    from planner.services.workspace import Workspace

    database = read_settings().database
    with told_of_store():
        secret = _given_password(file, password_file)
        address = clinic_address()
        if address is not None:
            from planner.services.clinic_keeping import restore as restore_clinic

            say(f"{address}: {restore_clinic(address, file, database, secret, owner)}.")
            return
        holds, before = keeping.restore(file, database, secret)
        # Numbers of programs are those of the backup now: the planner opens with the list.
        Workspace(read_settings()).user.put("place", None)
    say(f"{database}: {_holds(holds)}.")
    if before is not None:
        say(f"What was there before is in {before}.")
    _end(holds)


def _drill(file: Path, password_file: Path | None) -> None:
    from planner.services.clinic_keeping import drill

    with told_of_store():
        secret = _given_password(file, password_file)
        found = drill(file, read_settings().database, secret, clinic_address())
    where = " on this machine" if found.not_there else ""
    say(f"{file}: restored for a try{where}: {found.totals}.")
    if found.not_there:
        say(f"Not on the server: {found.not_there}", err=True)


def _given_password(file: Path, password_file: Path | None) -> str | None:
    """What a backup was closed with, if it was."""
    from planner.services import keeping

    if not keeping.needs_password(file):
        if keeping.is_unchecked(file):
            say(
                f"{file}: an older planner made it, or somebody by hand: nothing in it says "
                "whether all of it is as it was. Look through what comes back.",
                err=True,
            )
        return None
    from planner.exchange.password_source import ask_given_password, read_given_password

    return read_given_password(password_file) if password_file else ask_given_password(str(file))


def clinic_address() -> Address | None:
    """Of the clinic's database; None where patients are on this machine. Raises StoreTrouble."""
    from planner.services.config import read_config

    config = read_config(read_settings())
    if not config.database:
        return None
    from planner.store.clinic.address import read_address

    return read_address(config.database)


def export_patient(
    name: Annotated[str, typer.Argument(help="Words of the name.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write, JSON.")],
    number: Annotated[
        int | None, typer.Option("--id", help="Which one, when several have these words.")
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="With every change that led to each program.")
    ] = False,
) -> None:
    """Write one patient with all programs to a file that only you can read."""
    from planner.services import keeping

    with told_of_store(), open_store() as store:
        one = one_patient(store, name, number)
        if clinic_address() is not None:
            from planner.services.audited import note

            note(store, "export_patient", "patients", one.id)
        keeping.export_patient(store, one.id, output, history)
    say(f"{output}: {_called(one)}.")


def import_patient(
    file: Annotated[Path, typer.Argument(help="What export-patient wrote.")],
) -> None:
    """Keep the patient of a file as a new patient."""
    from planner.services import keeping

    with told_of_store(), open_store() as store:
        done = keeping.import_patient(store, file)
    patient = done.programs[-1].program.intake.patient
    year = f" ({patient.birth_year})" if patient.birth_year else ""
    say(f"{patient.name}{year}: {_count(len(done.programs), 'program')}, kept as a new patient.")
    for one in done.like:
        say(f"There was one already who may be the same person: {_called(one)}.", err=True)
    raise typer.Exit(PROBLEMS if done.like else DONE)


def one_patient(store: PatientStore, name: str, number: int | None) -> PatientEntry:
    """The one patient with these words, or with this id among them; else the command ends."""
    found = [one for one in store.patients(name) if number in (None, one.id)]
    if len(found) != 1:
        for one in found:
            last = f"the last for {one.presentation.replace('_', ' ')}, of {one.updated_at[:10]}"
            say(f"--id {one.id}: {_called(one)}, {last}", err=True)
        wrong("several patients have these words." if found else "no patient has these words.")
    return found[0]


@contextmanager
def open_store() -> Iterator[PatientStore]:
    """The patients, as long as they are needed. Raises StoreTrouble."""
    from planner.services.workspace import Workspace

    store = Workspace(read_settings()).store
    try:
        yield store
    finally:
        store.close()


@contextmanager
def told_of_store() -> Iterator[None]:
    """Trouble with the store or a password ends the command with a sentence and status 2."""
    from planner.exchange.pdf_password import PasswordRefused
    from planner.model.stored import StoreTrouble

    try:
        yield
    except (StoreTrouble, PasswordRefused) as trouble:
        wrong(str(trouble))


def _end(holds: Holds) -> None:
    if holds.unreadable:
        say(f"{_count(holds.unreadable, 'program')} cannot be read.", err=True)
        raise typer.Exit(PROBLEMS)


def _holds(holds: Holds) -> str:
    return f"{_count(holds.patients, 'patient')}, {_count(holds.programs, 'program')}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _called(one: PatientEntry) -> str:
    year = f" ({one.birth_year})" if one.birth_year else ""
    return f"{one.name}{year}, {_count(one.programs, 'program')}"
