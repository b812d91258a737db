"""The fields of a PDF that was filled in, whoever saved it: names and what is in them.

pypdf reads what the many programs that fill in forms write, in Python: a file that means harm ends
in an error here, not in one of the machine. Work and memory are bounded all the same.
"""

import logging
import time
import zlib
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PasswordType, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

MOST_TEXT = 20_000
"""Characters of one field that are looked at."""
_MOST_FIELDS = 20_000
_DEEPEST = 20
_LONGEST_NAME = 200
_MOST_UNPACKED = 1_000_000
"""Bytes of one packed part; ours have a tenth."""
_SECONDS = 10.0

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # it would write to the terminal

# pypdf promises its own errors; damage brings out others, each seen or plausible.
_DAMAGE = (
    *(
        PyPdfError,
        DependencyError,
        ArithmeticError,
        AssertionError,
        AttributeError,
        EOFError,
        LookupError,
    ),
    *(MemoryError, OSError, RuntimeError, TypeError, ValueError, zlib.error),
)


class PdfUnreadable(Exception):
    """A PDF could not be read; the message says why and what to do."""


class Filled(NamedTuple):
    """What is in one field."""

    text: str = ""
    """Its text."""
    ticked: bool = False
    """It is a check box that is on."""


def filled_fields(data: bytes, password: str | None = None) -> dict[str, Filled]:
    """Every field by its full name. Raises PdfUnreadable."""
    if b"%PDF-" not in data[:1024]:
        raise PdfUnreadable("this is not a PDF.")
    try:
        with apply_configuration(
            zlib_maximum_output_length=_MOST_UNPACKED,
            lzw_maximum_output_length=_MOST_UNPACKED,
            run_length_maximum_output_length=_MOST_UNPACKED,
            stream_decoding_work_maximum_length=4 * _MOST_UNPACKED,
        ):
            return _fields(_opened(data, password))
    except FileNotDecryptedError:
        raise PdfUnreadable("this PDF is locked; give its password with --password-file.") from None
    except _DAMAGE:
        raise PdfUnreadable(
            "this PDF is damaged and cannot be read. Ask for the file again."
        ) from None


def _opened(data: bytes, password: str | None) -> PdfReader:
    reader = PdfReader(BytesIO(data))
    # An empty password is tried by itself; one that is not needed does no harm.
    given = password if reader.is_encrypted else None
    if given is not None and reader.decrypt(given) is PasswordType.NOT_DECRYPTED:
        raise PdfUnreadable("the password does not open this PDF.")
    return reader


class _Node(NamedTuple):
    """A field or a part of a name, on the way down."""

    at: Any
    name: str
    kind: object
    value: object
    depth: int


def _fields(reader: PdfReader) -> dict[str, Filled]:
    form = _resolved(reader.root_object.get("/AcroForm"))
    tops = _resolved(form.get("/Fields")) if isinstance(form, DictionaryObject) else None
    if not isinstance(tops, ArrayObject):
        return {}
    found: dict[str, Filled] = {}
    seen: set[tuple[int, int]] = set()
    waiting = [_Node(top, "", None, None, 0) for top in tops[:_MOST_FIELDS]]
    count, until = 0, time.monotonic() + _SECONDS
    while waiting:
        count += 1
        if count > _MOST_FIELDS or time.monotonic() > until:
            raise PdfUnreadable("there is more in this PDF than in any diary; it was not read.")
        node = waiting.pop()
        if isinstance(node.at, IndirectObject):
            if (node.at.idnum, node.at.generation) in seen:
                continue
            seen.add((node.at.idnum, node.at.generation))
        field = _resolved(node.at)
        if not isinstance(field, DictionaryObject) or node.depth > _DEEPEST:
            continue
        own = _resolved(field.get("/T"))
        name = f"{node.name}.{own}" if node.name and isinstance(own, str) else node.name or own
        if not isinstance(name, str) or len(name) > _LONGEST_NAME:
            continue
        kind = _resolved(field.get("/FT", node.kind))
        value = _resolved(field.get("/V", node.value))
        kids = _resolved(field.get("/Kids"))
        if isinstance(kids, ArrayObject):
            room = _MOST_FIELDS - len(waiting)
            waiting += [
                _Node(kid, name, kind, value, node.depth + 1) for kid in kids[: max(0, room)]
            ]
        elif kind == "/Btn":
            # Programs that fill in forms set the value, what is seen, or both.
            on = _on(value) or _on(_resolved(field.get("/AS")))
            found[name] = Filled(ticked=on or found.get(name, Filled()).ticked)
        elif kind == "/Tx":
            found[name] = Filled(text=_text(value) or found.get(name, Filled()).text)
    return found


def _resolved(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _on(state: object) -> bool:
    return isinstance(state, str) and state not in ("", "/Off")


def _text(value: object) -> str:
    if isinstance(value, StreamObject):  # long text may be kept so
        value = value.get_data()
    if isinstance(value, bytes):
        wide = value.startswith((b"\xfe\xff", b"\xff\xfe"))
        value = value[: 2 * MOST_TEXT].decode("utf-16" if wide else "latin-1", "replace")
    return str(value)[:MOST_TEXT] if isinstance(value, str) else ""
