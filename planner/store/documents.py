"""How programs lie in the database: their JSON text, compressed (12 weeks: 165 KB to 25 KB)."""

import zlib

from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from planner.model.stored import StoreTrouble

MAX_BYTES = 50_000_000
"""No document is larger; what claims to be is damaged."""


def packed(program: Program) -> bytes:
    """The document of a program."""
    return packed_text(program_to_json(program))


def packed_text(text: str) -> bytes:
    """The document of a program's text."""
    return zlib.compress(text.encode(), 6)


def unpacked_text(document: object) -> str:
    """The text of a document. Raises StoreTrouble if it is damaged."""
    if not isinstance(document, bytes):
        raise StoreTrouble(f"this program cannot be opened: it is damaged. {SALVAGE}")
    try:
        reader = zlib.decompressobj()
        text = reader.decompress(document, MAX_BYTES)
        if not reader.eof:
            raise zlib.error("it goes on")
        return text.decode()
    except (zlib.error, UnicodeError) as error:
        raise StoreTrouble(f"this program cannot be opened: it is damaged. {SALVAGE}") from error


def unpacked(document: object) -> Program:
    """The program of a document. Raises StoreTrouble if it cannot be read."""
    program, problems = program_from_json(unpacked_text(document))
    if program is None:
        raise StoreTrouble(f"this program cannot be opened: {problems[0]}")
    return program


SALVAGE = (
    "Restore a backup (planner restore FILE), or save what can still be read "
    "(planner backup --salvage FILE)."
)
"""What to do about a damaged database."""
