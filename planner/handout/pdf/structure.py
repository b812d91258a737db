"""The structure of a tagged PDF: elements in reading order, and how they are written.

What a screen reader hears. An element holds elements and marks; a mark is a numbered piece of a
page's content (ISO 32000-1, 14.7 and 14.8; PDF/UA-1 is ISO 14289-1).
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFObject

LEAVES = frozenset(
    (
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "Lbl",
        "LBody",
        "TH",
        "TD",
        "Span",
        "Caption",
        "Figure",
        "Form",
        "Link",
    )
)
"""Roles that hold content themselves; elsewhere text becomes a paragraph."""


@dataclass(eq=False, slots=True)
class Element:
    """One element: its role, what it holds, what is said of it."""

    role: str
    kids: "list[Kid]" = field(default_factory=list)
    alt: str = ""
    """What a figure shows, in words."""
    language: str = ""
    """Its language, where that is not the document's."""
    attributes: str = ""
    """Its attribute dictionary, as PDF writes it."""
    number: int = 0
    """Its object number, once it has one."""


class MarkedContent(NamedTuple):
    """A numbered piece of a page's content."""

    page: int
    """The page, from 0."""
    mcid: int
    """Its number there."""


class Annotation(NamedTuple):
    """A field of a form or a link, as it stands on a page."""

    page: int
    """The page, from 0."""
    nth: int
    """Which annotation of the document it is, from 0."""
    number: int
    """Its object number."""


Kid = Element | MarkedContent | Annotation


def join(element: Element, kids: list[Kid], steps: dict[int, object]) -> None:
    """Add kids; where the first goes on with what the last is of, they are one element.

    `steps` says of what an element is, by its id.
    """
    last, first = element.kids[-1:], kids[:1]
    if last and first and isinstance(last[0], Element) and isinstance(first[0], Element):
        step = steps.get(id(last[0]))
        if step is not None and step == steps.get(id(first[0])):
            join(last[0], first[0].kids, steps)
            kids = kids[1:]
    element.kids += kids


class Raw(PDFObject):  # type: ignore[misc]
    """An object written as it is."""

    __RefOnly__ = 1

    def __init__(self, text: bytes) -> None:
        self.text = text

    def format(self, document: Any) -> bytes:  # noqa: ARG002
        """The bytes."""
        return self.text


def write_structure(document: Any, root: Element, marks: list[list[Element]]) -> Raw:
    """Give a document its structure tree; `marks` has the element of each mark, page by page."""
    elements = list(_all(root))
    raws = []
    for index, element in enumerate(elements):
        raw = Raw(b"")
        document.Reference(raw, f"struct{index}")
        element.number = document.idToObjectNumberAndVersion[f"struct{index}"][0]
        raws.append(raw)
    pages = [
        document.idToObjectNumberAndVersion[f"Page{number}"][0]
        for number in range(1, len(marks) + 1)
    ]
    tree = Raw(b"")
    document.Reference(tree, "structTree")
    tree_number = document.idToObjectNumberAndVersion["structTree"][0]
    parents = {id(kid): e.number for e in elements for kid in e.kids if isinstance(kid, Element)}
    for element, raw in zip(elements, raws, strict=True):
        raw.text = _written(element, parents.get(id(element), tree_number), pages)
    numbers = []
    for page, on_page in enumerate(marks):
        inside = " ".join(f"{owner.number} 0 R" for owner in on_page)
        numbers.append(f"{page} [{inside}]")
    owners = {kid.nth: e.number for e in elements for kid in e.kids if isinstance(kid, Annotation)}
    numbers += [f"{len(marks) + index} {owners[index]} 0 R" for index in sorted(owners)]
    tree.text = (
        f"<< /Type /StructTreeRoot /K {root.number} 0 R /ParentTreeNextKey {len(numbers)} "
        f"/ParentTree << /Nums [{' '.join(numbers)}] >> >>"
    ).encode("ascii")
    return tree


def _all(element: Element) -> "list[Element]":
    found = [element]
    for kid in element.kids:
        if isinstance(kid, Element):
            found += _all(kid)
    return found


def _written(element: Element, parent: int, pages: list[int]) -> bytes:
    first = next((kid.page for kid in element.kids if isinstance(kid, MarkedContent)), None)
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif isinstance(kid, Annotation):
            kids.append(f"<< /Type /OBJR /Pg {pages[kid.page]} 0 R /Obj {kid.number} 0 R >>")
        elif kid.page == first:
            kids.append(str(kid.mcid))
        else:
            kids.append(f"<< /Type /MCR /Pg {pages[kid.page]} 0 R /MCID {kid.mcid} >>")
    parts = [f"<< /Type /StructElem /S /{element.role} /P {parent} 0 R"]
    if first is not None:
        parts.append(f"/Pg {pages[first]} 0 R")
    if kids:
        parts.append(f"/K [{' '.join(kids)}]")
    if element.attributes:
        parts.append(f"/A {element.attributes}")
    if element.language:
        parts.append(f"/Lang ({element.language})")
    if element.alt:
        parts.append(f"/Alt <FEFF{element.alt.encode('utf-16-be').hex().upper()}>")
    return (" ".join(parts) + " >>").encode("ascii")
