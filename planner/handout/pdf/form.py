"""Fields to fill in on a screen: an AcroForm, written object by object (ISO 32000-1, 12.7).

An empty field looks on paper like what is printed to be filled in with a pen.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from planner.handout.pdf.field import CheckBox, Field
from planner.handout.pdf.form_font import write_form_font
from planner.handout.pdf.form_look import EDGE, EDGE_PT, INK, empty_box, empty_room, ticked_box
from planner.handout.pdf.structure import Annotation, Raw

_PRINT = 4
_MULTILINE = 1 << 12
_LEFT, _CENTRED = 0, 1
_FONT = "/Atkinson"


class FieldPlace(NamedTuple):
    """Where a field is: points of the paper, from its lower left corner."""

    page: int
    """From 0."""
    left: float
    bottom: float
    right: float
    top: float
    scale: float
    """What a point of the page that is drawn on is on the paper."""


class Form:
    """The fields of a document, in the order they are drawn."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._fields: dict[int, tuple[Field, FieldPlace, Raw]] = {}
        self._nodes: dict[tuple[str, ...], _Node] = {}

    def add(self, field: Field, place: FieldPlace, index: int) -> tuple[Annotation, object]:
        """Put a field there, the annotation `index`: its kid, and a reference for its page."""
        raw = Raw(b"")
        reference = self._document.Reference(raw, f"field{index}")
        self._fields[index] = (field, place, raw)
        return Annotation(place.page, index, self._number(f"field{index}")), reference

    def write(self, pages: int) -> Raw:
        """The form of a document of so many pages, all drawn."""
        font = write_form_font(self._document)
        fonts = self._added("formFonts", f"<< /Font << {_FONT} {font} 0 R >> >>")
        for index, (field, place, raw) in self._fields.items():
            *path, last = field.name.split(".")
            parent = self._node(tuple(path))
            parent.kids.append(self._number(f"field{index}"))
            page = self._number(f"Page{place.page + 1}")
            raw.text = (
                f"<< /Type /Annot /Subtype /Widget /T ({last}) /Parent {parent.number} 0 R "
                f"/TU <FEFF{field.label.encode('utf-16-be').hex().upper()}> /P {page} 0 R "
                f"/Rect [{place.left:.2f} {place.bottom:.2f} {place.right:.2f} {place.top:.2f}] "
                f"/F {_PRINT} /StructParent {pages + index} {self._kind(field, place, fonts)} >>"
            ).encode("ascii")
        for node in self._nodes.values():
            node.write()
        tops = [node.number for path, node in self._nodes.items() if len(path) == 1]
        return Raw(
            f"<< /Fields [{_references(tops)}] /DR {fonts} 0 R "
            f"/DA ({_FONT} 11 Tf {INK:g} g) >>".encode("ascii")
        )

    def _kind(self, field: Field, place: FieldPlace, fonts: int) -> str:
        """What only a field of its kind has."""
        width, height = place.right - place.left, place.top - place.bottom
        if isinstance(field, CheckBox):
            off = self._look(f"box{width:.2f}", empty_box(width), width, height)
            on = self._look(f"ticked{width:.2f}", ticked_box(width), width, height)
            return f"/FT /Btn /V /Off /AS /Off /AP << /N << /Yes {on} 0 R /Off {off} 0 R >> >>"
        # Each has a look of its own: some programs write what is typed into the one that is there.
        room = empty_room(width, height, edge=field.lines)
        look = self._look(f"room{field.name}", room, width, height, f"{fonts} 0 R")
        edge = f"/BC [{EDGE:g}] " if field.lines else ""
        flags = f"/Ff {_MULTILINE} " if field.lines else ""
        return (
            f"/FT /Tx {flags}/MaxLen {field.most} /Q {_LEFT if field.lines else _CENTRED} "
            f"/DA ({_FONT} {field.size * place.scale:.1f} Tf {INK:g} g) "
            f"/MK << {edge}/BG [1] >> /BS << /W {EDGE_PT if edge else 0:g} /S /S >> "
            f"/AP << /N {look} 0 R >>"
        )

    def _look(
        self, name: str, code: str, width: float, height: float, resources: str = "<< >>"
    ) -> int:
        """The number of an appearance; of one name there is one."""
        if f"look{name}" in self._document.idToObject:
            return self._number(f"look{name}")
        return self._added(
            f"look{name}",
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 {width:.2f} {height:.2f}] "
            f"/Resources {resources} /Length {len(code)} >>\nstream\n{code}\nendstream",
        )

    def _node(self, path: tuple[str, ...]) -> "_Node":
        """What the fields with this beginning of a name hang on."""
        if path not in self._nodes:
            parent = self._node(path[:-1]) if path[1:] else None
            raw = Raw(b"")
            key = f"fieldNode{'.'.join(path)}"
            self._document.Reference(raw, key)
            node = _Node(path[-1], raw, self._number(key), parent.number if parent else 0, [])
            if parent:
                parent.kids.append(node.number)
            self._nodes[path] = node
        return self._nodes[path]

    def _added(self, name: str, text: str) -> int:
        self._document.Reference(Raw(text.encode("ascii")), name)
        return self._number(name)

    def _number(self, name: str) -> int:
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        return number


@dataclass
class _Node:
    """A part of a name that several fields share."""

    name: str
    raw: Raw
    number: int
    parent: int
    kids: list[int]

    def write(self) -> None:
        above = f" /Parent {self.parent} 0 R" if self.parent else ""
        text = f"<< /T ({self.name}){above} /Kids [{_references(self.kids)}] >>"
        self.raw.text = text.encode("ascii")


def _references(numbers: list[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
