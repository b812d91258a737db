"""Pictures that were drawn, kept for the next handout: to draw them takes as long as all else.

A convenience, as the caches of the library are: what is not there, not whole, or was drawn by other
code is drawn again. Nothing here says whose exercise it was.
"""

import contextlib
import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from planner.library.cache import cache_folder, code_of, forget_oldest, replace_file
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.picture import Picture
from planner.model.language import Language

MOST_PICTURES = 4000
"""That are kept: the library in colour and gray, in two languages, about three times over."""
_NAMES = "[0-9a-f]" * 64
PICTURE_PT = (132.0, 94.0)
"""The most room that a picture on a card takes: width and height."""


class DrawnPicture(NamedTuple):
    """A picture as it is printed."""

    stream: bytes
    """Operators of PDF, compressed."""
    width_pt: float
    height_pt: float
    words: str
    """The text alternative."""


class PictureLook(NamedTuple):
    """All that a printed picture depends on."""

    picture: Picture
    gray: bool
    """In gray, for paper without colour."""
    language: Language
    """Of the text alternative."""
    figure: DrawnFigure = "standard"
    """Whose body it shows."""
    room_pt: tuple[float, float] = PICTURE_PT
    """The most room that it takes: width and height."""


class KeptPictures:
    """In the user's cache unless a folder is named; each picture is a file."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = cache_folder(folder) / "pictures"
        self._grown = False

    def get(self, look: PictureLook) -> DrawnPicture | None:
        """A picture that was kept, if not a byte of it has changed."""
        mark = _mark(look)
        try:
            seal, _, body = self._path(mark).read_bytes().partition(b"\n")
        except OSError:
            return None
        if seal != _seal(mark, body):
            return None
        facts, _, stream = body.partition(b"\n")
        return DrawnPicture(stream, *json.loads(facts))

    def put(self, look: PictureLook, drawn: DrawnPicture) -> None:
        """Keep a picture; where it cannot be written, it is done without.

        Before the first of a handout the oldest beyond MOST_PICTURES go: other code drew them.
        """
        if not self._grown:
            self._grown = True
            forget_oldest(self._folder, _NAMES, MOST_PICTURES)
        mark = _mark(look)
        facts = json.dumps((drawn.width_pt, drawn.height_pt, drawn.words))
        body = facts.encode() + b"\n" + drawn.stream
        with contextlib.suppress(OSError):
            replace_file(self._path(mark), _seal(mark, body) + b"\n" + body)

    def _path(self, mark: bytes) -> Path:
        return self._folder / hashlib.sha256(mark).hexdigest()


def _mark(look: PictureLook) -> bytes:
    """What it depends on, the code too; its `repr` names every field."""
    return f"{code_of('figure', 'handout', 'model')} {look!r}".encode()


def _seal(mark: bytes, body: bytes) -> bytes:
    return hashlib.sha256(mark + hashlib.sha256(body).digest()).hexdigest().encode()
