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
