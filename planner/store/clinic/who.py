"""The user of a connection, as the database knows them."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from planner.model.stored import StoreTrouble


@dataclass(frozen=True)
class Me:
    """Who asks, and what the clinic has laid down."""

    id: int
    login: str
    name: str
    role: str
    clinic_id: int
    clinic: str
    keep_deleted_days: int


def me(connection: Connection) -> Me:
    """The user of this login. Raises StoreTrouble if it is none of this clinic's."""
    row = connection.execute(
        text(
            "SELECT u.id, u.login, u.name, u.role, u.clinic_id, c.name AS clinic, "
            "c.keep_deleted_days FROM users u JOIN clinics c ON c.id = u.clinic_id "
            "WHERE u.id = planner_me()"
        )
    ).first()
    if row is None:
        raise StoreTrouble(
            "this login is nobody's of the clinic, or was switched off. Whoever keeps the clinic's "
            "database adds people: planner clinic add-user."
        )
    return Me(*row)


def event(connection: Connection, action: str, of: str, number: int, detail: str = "") -> None:
    """Put into the audit what leaves no row of its own. Raises SQLAlchemyError."""
    connection.execute(
        text("SELECT planner_event(:action, :of, :number, :detail)"),
        {"action": action, "of": of, "number": str(number), "detail": detail},
    )
