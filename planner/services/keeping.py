"""Keeping patients safe: backups that are read back, and patients in files of their own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from planner.building.alarms import AlarmTold, signs_told
from planner.exchange.apart import keep_apart
from planner.exchange.files import FileTrouble, read_bytes, write_private
from planner.exchange.sealed import MAGIC, SealBroken, is_sealed, seal, unseal
from planner.exchange.summed import add_sum, has_sum, sum_of
from planner.model.program.checkin import CheckIn
from planner.model.stored import PatientEntry, Record, RecordKind, Stored, StoreTrouble
from planner.services.alarms import open_alarms
from planner.services.backup_places import for_open_files, for_secrets, put_together
from planner.store import backup as copies
from planner.store.backup import Holds
from planner.store.migrations import APPLICATION_ID

if TYPE_CHECKING:
    from planner.exchange.patient_file import KeptThen
    from planner.services.patient_store import PatientStore

_SQLITE = b"SQLite format 3\x00"
_APPLICATION = slice(68, 72)
"""Where an SQLite file says whose it is."""
_ANOTHER = "Take another backup; nothing was changed."


@dataclass(frozen=True)
class Imported:
    """A patient who was read from a file."""

    programs: tuple[Stored, ...]
    like: tuple[PatientEntry, ...]
    """People who were in the store already and may be the same person."""


def backup(
    database: Path,
    target: Path,
    password: str | None = None,
    copy: Callable[[Path, Path], Holds] = copies.copy,
) -> Holds:
    """Copy the patients to a file, closed with a password if there is one; read it back.

    `copy` is who copies them: of a clinic's database another than of a file.

    An older backup in its place is replaced; another file is not. Raises StoreTrouble, FileTrouble.
    """
    keep_apart(database, target)
    _require_backup_or_nothing(target)

    def make(folder: Path) -> Holds:
        plain = folder / "copy.db"
        holds = copy(database, plain)
        if password is None:
            _put_summed(plain, target)
        else:
            closed, again = folder / "closed", folder / "again.db"
            _through(seal, plain, closed, password)
            _through(unseal, closed, again, password)
            copies.read_back(again, target)
            _put(closed, target)
        return holds

    places = for_open_files(database, target) if password is None else for_secrets(database)
    with put_together(places, make) as holds:
        return holds


def salvage(database: Path, target: Path) -> Holds:
    """Save what can be read of a damaged database to a file that can be restored."""
    keep_apart(database, target)
    _require_backup_or_nothing(target)

    def make(folder: Path) -> Holds:
        saved = folder / "salvaged.db"
        holds = copies.salvage(database, saved)
        _put_summed(saved, target)
        return holds

    with put_together(for_open_files(database, target), make) as holds:
        return holds


def needs_password(source: Path) -> bool:
    """Whether a backup is closed with a password. Raises FileTrouble."""
    return is_sealed(_start(source))


def is_unchecked(source: Path) -> bool:
    """Whether a backup has nothing that says if its bytes are as they were. Raises FileTrouble."""
    try:
        return not (needs_password(source) or has_sum(source))
    except OSError as error:
        raise FileTrouble(f"{source}: cannot be read: {error.strerror or error}.") from error


def restore(source: Path, database: Path, password: str | None = None) -> tuple[Holds, Path | None]:
    """Put a backup in place of the patients; what it holds, and where those from before are now.

    The backup is checked first. Raises StoreTrouble, FileTrouble; then nothing was changed.
    """
    keep_apart(source, database)
    with opened(source, (database.parent,), password) as (plain, holds):
        before = copies.put_in_place(plain, database)
    return holds, before


@contextmanager
def opened(
    source: Path, places: tuple[Path, ...], password: str | None = None
) -> Iterator[tuple[Path, Holds]]:
    """A backup as a file of its own for a while, and what it holds.

    It is as it was written, and was read back. Raises StoreTrouble, FileTrouble.
    """

    def make(folder: Path) -> tuple[Path, Holds]:
        plain = folder / "restored.db"
        if needs_password(source):
            _through(unseal, source, plain, password or "")
            return plain, copies.read_back(plain, source, _ANOTHER)
        if not _start(source).startswith(_SQLITE):
            raise FileTrouble(f"{source}: this is not a backup of the planner.")
        if sum_of(source) == "wrong":
            raise StoreTrouble(
                f"{source}: it is not as the planner wrote it; it is damaged. {_ANOTHER} If there "
                "is none: put it into an empty folder as planner.db, set PLANNER_DATA_DIR to that "
                "folder, and save what can be read with planner backup --salvage FILE."
            )
        return plain, copies.copy(source, plain, _ANOTHER)

    with put_together(places, make) as made:
        yield made


def export_patient(
    store: PatientStore, patient_id: int, target: Path, history: bool = False
) -> int:
    """Write a patient with all programs to a file; how many. Raises StoreTrouble, FileTrouble."""
    from planner.exchange.patient_file import (
        GivenThen,
        PatientHistory,
        ProgramHistory,
        patient_to_json,
    )

    programs = []
    issues = store.issues_of(patient_id)
    kept = [one for kind in get_args(RecordKind) for one in store.records_of(patient_id, kind)]
    for stored in store.programs_of(patient_id):
        made = store.history(stored.id)
        programs.append(
            ProgramHistory(
                made if history else made[-1:],
                tuple(
                    GivenThen(one.issued_at, one.given, store.issued(one))
                    for one in issues
                    if one.program_id == stored.id
                ),
                tuple(map(_then, (one for one in kept if one.program_id == stored.id))),
            )
        )
    if not programs:
        raise FileTrouble("this patient has no programs.")
    loose = tuple(_then(one) for one in kept if one.program_id is None)
    write_private(target, patient_to_json(PatientHistory(tuple(programs), loose)))
    return len(programs)


def _then(one: Record) -> KeptThen:
    from planner.exchange.patient_file import KeptThen

    return KeptThen(one.kept_at, one.kind, one.document)


def import_patient(store: PatientStore, source: Path) -> Imported:
    """Keep the patient of a file as a new patient. Raises StoreTrouble, FileTrouble."""
    from planner.exchange.patient_file import MAX_BYTES, patient_from_json

    patient = patient_from_json(read_bytes(source, MAX_BYTES), str(source))
    told = [_signs(one.records) for one in patient.programs]
    who = patient.programs[-1].revisions[-1].program.intake.patient
    like = store.like(who.name, who.birth_year)
    patient_id: int | None = None
    kept = []
    with store.at_once():
        for number, one in enumerate(patient.programs):
            stored = store.create(one.revisions[0].program, patient_id)
            patient_id = stored.patient_id
            for revision in one.revisions[1:]:
                stored = store.save(stored, revision.program, revision.label, revision.key)
            for then in one.issues:
                store.issue(replace(stored, program=then.program), then.given, then.at)
            for record in one.records:
                store.keep_record(patient_id, stored.id, record.kind, record.document, record.at)
            for on, signs in told[number]:
                stored = open_alarms(store, stored, signs, on)
            kept.append(stored)
        for record in patient.records:
            assert patient_id is not None
            store.keep_record(patient_id, None, record.kind, record.document, record.at)
    return Imported(tuple(kept), like)


def _signs(records: Iterable[KeptThen]) -> tuple[tuple[date, tuple[AlarmTold, ...]], ...]:
    """The signs that check-ins tell of: they stop a program that has no alarm of them too."""
    return tuple(
        (
            datetime.fromisoformat(one.at).date(),
            signs_told(CheckIn.model_validate_json(one.document)),
        )
        for one in records
        if one.kind == "checkin"
    )


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(max(len(MAGIC), _APPLICATION.stop))
    except OSError as error:
        raise FileTrouble(f"{path}: cannot be read: {error.strerror or error}.") from error


def _require_backup_or_nothing(target: Path) -> None:
    if target.is_symlink():
        raise FileTrouble(f"{target}: this is a link; name the file itself. Nothing was written.")
    if target.exists():
        start = _start(target)
        ours = start.startswith(_SQLITE) and start[_APPLICATION] == APPLICATION_ID.to_bytes(4)
        if not (is_sealed(start) or ours):
            raise FileTrouble(f"{target}: this is not a backup; it was left alone.")


def _through(act: Callable[..., None], source: Path, target: Path, password: str) -> None:
    handle = os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    try:
        with source.open("rb") as reader, os.fdopen(handle, "wb") as writer:
            act(reader, writer, password)
    except SealBroken as broken:
        raise FileTrouble(f"{source}: {broken}") from None


def _put_summed(plain: Path, target: Path) -> None:
    with plain.open("r+b") as file:
        add_sum(file)
    _put(plain, target)


def _put(source: Path, target: Path) -> None:
    """Copy a file to its place, whole or not at all, and only its owner's."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
        with source.open("rb") as reader, os.fdopen(handle, "wb") as writer:
            while block := reader.read(1 << 20):
                writer.write(block)
            writer.flush()
            os.fsync(writer.fileno())
        Path(temporary).replace(target)
    except BaseException as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise FileTrouble(
            f"{target}: cannot be written: {error.strerror or error}. Nothing was changed there."
        ) from error
