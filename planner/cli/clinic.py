"""`planner clinic`: a clinic's database and its people."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.basics import say, wrong
from planner.cli.patients import clinic_address, one_patient, open_store, told_of_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.store.clinic.address import Address
    from planner.store.clinic.store import ClinicStore

NO_CLINIC = (
    "there is no clinic's database: patients are on this machine. Set PLANNER_DATABASE, or database"
    " in config.toml, to its address."
)

clinic_app = typer.Typer(help="A clinic's database and its people.", rich_markup_mode=None)

ClinicOption = Annotated[str, typer.Option("--clinic", help="Which, where there are several.")]
NumberOption = Annotated[
    int | None, typer.Option("--id", help="Which one, when several have these words.")
]
PatientArgument = Annotated[str, typer.Argument(help="Words of the patient's name.")]
LoginArgument = Annotated[str, typer.Argument(help="A colleague's login.")]


@clinic_app.callback()
def clinic() -> None:
    """A clinic's database and its people. PLANNER_DATABASE or config.toml says where it is."""


@clinic_app.command("init")
def clinic_init(
    name: Annotated[str, typer.Argument(help="What the clinic is called.")],
    another: Annotated[
        bool, typer.Option("--another", help="Beside the clinic that the database has: a chain.")
    ] = False,
) -> None:
    """Make the database, its tables and the clinic; as an administrator of the server."""
    from planner.store.clinic.keeper import make_clinic

    with told_of_store():
        address = _address()
        make_clinic(address, name, another=another)
        say(f"{name}: {address}. Next: planner clinic add-user")


@clinic_app.command("upgrade")
def clinic_upgrade() -> None:
    """Bring the tables up to what this planner writes; as an administrator of the server."""
    from planner.store.clinic.keeper import upgrade

    with told_of_store():
        address = _address()
        done = upgrade(address)
        say(f"{address}: {'it is up to date now.' if done else 'there is nothing to do.'}")


@clinic_app.command("add-user")
def clinic_add_user(
    login: Annotated[str, typer.Argument(help="Small letters, digits and _.")],
    name: Annotated[str, typer.Option("--name", help="As colleagues know them.")],
    role: Annotated[
        str, typer.Option("--role", help="therapist, lead, front_desk or auditor.")
    ] = "therapist",
    clinic: ClinicOption = "",
    password_file: Annotated[
        Path | None, typer.Option(help="The password is the first line of this file.")
    ] = None,
) -> None:
    """Give somebody a login of their own, or a new password, name or role."""
    from planner.exchange.password_source import ask_password, read_password
    from planner.store.clinic.keeper import add_user

    with told_of_store():
        address = _address()
        secret = read_password(password_file) if password_file else ask_password(login)
        elsewhere = add_user(address, login, name, role, secret, clinic)
        if elsewhere:
            say(f"{login} has a login of {elsewhere} too: its password is the new one.")
        say(f"{name}: {role}. On their machine:")
        say(f"  PLANNER_DATABASE={address.with_user(login).text}")
        say(f"  ~/.pgpass  {address.with_user(login).pgpass}")


@clinic_app.command("users")
def clinic_users() -> None:
    """Everybody who has a login; as an administrator of the server."""
    from planner.store.clinic.keeper import users

    with told_of_store():
        address = _address()
        for one in users(address):
            off = "" if one.active else ", switched off"
            say(f"{one.login}: {one.name}, {one.role}, {one.clinic}{off}")


@clinic_app.command("switch-off")
def clinic_switch_off(login: LoginArgument) -> None:
    """Let somebody in no more, at once; what they made stays under their name."""
    from planner.store.clinic.keeper import switch_off

    with told_of_store():
        address = _address()
        switch_off(address, login)
        say(f"{login}: switched off.")


@clinic_app.command("share")
def clinic_share(
    name: PatientArgument,
    login: LoginArgument,
    number: NumberOption = None,
    off: Annotated[bool, typer.Option("--off", help="Not any more.")] = False,
) -> None:
    """Let a colleague see and treat one of your patients too."""
    with told_of_store(), clinic_store() as store:
        one = one_patient(store, name, number)
        team = store.team
        who = team.unshare(one.id, login) if off else team.share(one.id, login)
        say(f"{one.name}: {who} {'sees them no more' if off else 'sees them too'}.")


@clinic_app.command("hand-over")
def clinic_hand_over(
    name: PatientArgument, login: LoginArgument, number: NumberOption = None
) -> None:
    """Make a patient a colleague's own; the lead may."""
    with told_of_store(), clinic_store() as store:
        one = one_patient(store, name, number)
        say(f"{one.name}: now the patient of {store.team.hand_over(one.id, login)}.")


@clinic_app.command("retention")
def clinic_retention(
    days: Annotated[int, typer.Argument(min=0, help="Days that deleted programs are kept.")],
    purge: Annotated[
        bool, typer.Option("--purge", help="And take out now what was kept long enough.")
    ] = False,
) -> None:
    """Say how long deleted programs are kept; the lead may. Then they are taken out for good."""
    with told_of_store():
        with clinic_store() as store:
            store.team.keep_deleted(days)
        if purge:
            with clinic_store() as store:
                store.tidy()
    say(f"Deleted programs are kept for {days} days.")


@contextmanager
def clinic_store() -> Iterator[ClinicStore]:
    """The clinic's store, as long as it is needed. Raises StoreTrouble if there is no clinic."""
    from planner.model.stored import StoreTrouble
    from planner.store.clinic.store import ClinicStore

    with open_store() as store:
        if not isinstance(store, ClinicStore):
            raise StoreTrouble(NO_CLINIC)
        yield store


def _address() -> Address:
    address = clinic_address()
    if address is None:
        wrong(NO_CLINIC)
    return address
