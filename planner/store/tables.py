"""The tables as they are now; `migrations.py` says how a database comes to have them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

patients = Table(
    "patients",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("birth_year", Integer),
    Column("folded", Text, nullable=False),
    Index("patients_by_folded", "folded"),
    sqlite_autoincrement=True,
)
"""One row a person. Two of one name and year are two rows. No id is ever given twice: a window that
still holds one must not save into another's program."""

programs = Table(
    "programs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("patient_id", ForeignKey("patients.id", ondelete="CASCADE"), nullable=False),
    Column("presentation", Text, nullable=False),
    Column("weeks", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("deleted_at", Text),
    Column("archived_at", Text),
    Index("programs_by_patient", "patient_id"),
    sqlite_autoincrement=True,
)
"""`revision` is the number of the one that is current; the other columns are for the list."""

revisions = Table(
    "revisions",
    metadata,
    Column("program_id", ForeignKey("programs.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("parent", Integer),
    Column("made_at", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),
)
"""A tree: undo goes to the parent, redo to the child made last. No number is given twice."""

drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("window", Text, nullable=False),
    Column("patient_id", ForeignKey("patients.id", ondelete="CASCADE")),
    Column("program_id", ForeignKey("programs.id", ondelete="CASCADE")),
    Column("started_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index("drafts_by_program", "program_id"),
    sqlite_autoincrement=True,
)
"""An intake being typed. `window` is the planner that has it in hand."""

issues = Table(
    "issues",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("patient_id", ForeignKey("patients.id", ondelete="CASCADE"), nullable=False),
    Column("program_id", ForeignKey("programs.id", ondelete="CASCADE"), nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("issued_at", Text, nullable=False),
    Column("monday", Text, nullable=False),
    Column("from_week", Integer, nullable=False),
    Column("channel", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("covers", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),
    Index("issues_by_patient", "patient_id"),
    Index("issues_by_fingerprint", "fingerprint"),
    Index("issues_by_program", "program_id"),
    sqlite_autoincrement=True,
)
"""What was given out, as it was. Rows are only added; they go with their program."""

records = Table(
    "records",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("patient_id", ForeignKey("patients.id", ondelete="CASCADE"), nullable=False),
    Column("program_id", ForeignKey("programs.id", ondelete="CASCADE")),
    Column("kind", Text, nullable=False),
    Column("kept_at", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index("records_by_patient", "patient_id", "kind"),
    Index("records_by_program", "program_id"),
    sqlite_autoincrement=True,
)
"""What was told, found and measured. Rows are only added: a correction stands beside the first."""

standings = Table(
    "standings",
    metadata,
    Column("program_id", ForeignKey("programs.id", ondelete="CASCADE"), primary_key=True),
    Column("made_of", Text, nullable=False),
    Column("document", Text, nullable=False),
)
"""Where a program stood when it was last made out. It is made anew whenever it was `made_of` an
older revision, issue or record than there is; all of it can be thrown away."""

TOLD_OF_PROGRAMS = ("checkin", "visit")
"""The kinds of records that a standing is made of."""
