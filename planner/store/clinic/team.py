"""Who of a clinic sees a patient: owner and care team; how long what is deleted is kept."""

from sqlalchemy import Connection, text

from planner.model.stored import StoreTrouble
from planner.store.clinic.database import ClinicDatabase
from planner.store.clinic.trouble import NotAllowed


class Team:
    """What a therapist or the lead lays down, with the rights of their own login."""

    def __init__(self, database: ClinicDatabase) -> None:
        self._database = database

    def share(self, patient_id: int, login: str) -> str:
        """Let a colleague see and treat a patient too; their name. Raises StoreTrouble."""
        with self._database.writing() as connection:
            who = _colleague(connection, login)
            connection.execute(
                text(
                    "INSERT INTO care_team (patient_id, user_id) VALUES (:patient, :user) "
                    "ON CONFLICT DO NOTHING"
                ),
                {"patient": patient_id, "user": who[0]},
            )
        return who[1]

    def unshare(self, patient_id: int, login: str) -> str:
        """Take a colleague out of a patient's care team; their name. Raises StoreTrouble."""
        with self._database.writing() as connection:
            who = _colleague(connection, login)
            connection.execute(
                text("DELETE FROM care_team WHERE patient_id = :patient AND user_id = :user"),
                {"patient": patient_id, "user": who[0]},
            )
        return who[1]

    def hand_over(self, patient_id: int, login: str) -> str:
        """Make a patient a colleague's own; the lead may. Raises StoreTrouble, NotAllowed."""
        with self._database.writing() as connection:
            who = _colleague(connection, login)
            connection.execute(
                text("UPDATE patients SET owner_id = :user WHERE id = :patient"),
                {"patient": patient_id, "user": who[0]},
            )
        return who[1]

    def keep_deleted(self, days: int) -> None:
        """How long deleted programs are kept; the lead may. Raises StoreTrouble, NotAllowed."""
        with self._database.writing() as connection:
            said = text("UPDATE clinics SET keep_deleted_days = :days")
            if connection.execute(said, {"days": days}).rowcount != 1:
                raise NotAllowed("the lead says how long deleted programs are kept.")


def _colleague(connection: Connection, login: str) -> tuple[int, str]:
    row = connection.execute(
        text("SELECT id, name FROM users WHERE login = :login AND active"), {"login": login}
    ).first()
    if row is None:
        raise StoreTrouble(f"{login}: nobody of the clinic has this login.")
    return int(row.id), str(row.name)
