"""A canvas that notes what its content is: all text belongs to an element, the rest is artifact."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from planner.handout.fonts import width_pt
from planner.handout.pdf.compact import CompactDocument
from planner.handout.pdf.day_info import DayInfo
from planner.handout.pdf.field import Field
from planner.handout.pdf.structure import (
    LEAVES,
    Annotation,
    Element,
    Kid,
    MarkedContent,
    Raw,
    join,
    write_structure,
)

if TYPE_CHECKING:
    from planner.handout.pdf.form import Form

_ARTIFACT = "/Artifact BMC"
_NO_LINK_IN = ("Link", "Figure")
_DESCENT = 0.25


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """ReportLab's canvas with a structure tree (PDF/UA-1).

    A page is an artifact until text is drawn within `text()`; `element()` opens an element, and
    `within()` those that reach over several blocks.
    """

    def __init__(
        self,
        file: Any,
        *,
        title: str,
        language: str,
        scale: float = 1.0,
        recolor: Callable[[str], str] | None = None,
        made_on: date | None = None,
        **options: Any,
    ) -> None:
        self._scale, self._recolor = scale, recolor
        self._code: list[str]
        self._root = Element("Document")
        self._open = [self._root]
        self._language, self._spoken = language, ""
        self._long: list[tuple[object, Element]] = []
        self._steps: dict[int, object] = {}
        """By element that reaches over several blocks: what it is of."""
        self._places: dict[int, list[Kid]] = {}
        self._marks: list[list[Element]] = []
        self._owner: Element | None = None
        """Whose content is drawn now; None where it is an artifact."""
        self._silent = False
        self._carried = ""
        """The last word of the line above in that content: a reference may be broken there."""
        super().__init__(file, lang=language, **options)
        self._doc.__class__ = CompactDocument  # the canvas makes its own, without a choice
        self._doc.info = DayInfo(made_on)
        self._form: Form | None = None
        self._shown: dict[tuple[str, float, str], str] = {}
        """Operators that show a text in a font and size: parts say much in the same words."""
        self._annotations = 0
        self._links: list[tuple[Raw, int, str, str, str]] = []
        self._refers: re.Pattern[str] | None = None
        self._targets: frozenset[str] = frozenset()
        self.setTitle(title)
        self._title = title

    def begin_page(self) -> None:
        """Before anything is drawn on a page."""
        self._marks.append([])
        self._code.append(_ARTIFACT)
        if self._scale != 1.0:
            self.scale(self._scale, self._scale)

    def on_paper(self, *points: float) -> str:
        """Points of a page, x and y by turns, as points of the paper, as PDF writes them."""
        places = zip(points[::2], points[1::2], strict=True)
        return " ".join(f"{at:.1f}" for x, y in places for at in self.absolutePosition(x, y))

    @contextmanager
    def element(self, role: str, *, alt: str = "", attributes: str = "") -> Iterator[None]:
        """An element within the one that is open."""
        if self._silent:
            yield
            return
        element = Element(role, alt=alt, attributes=attributes, language=self._spoken)
        self._open[-1].kids.append(element)
        self._open.append(element)
        yield
        self._open.pop()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn within is seen and not read out."""
        self._silent = True
        yield
        self._silent = False

    @contextmanager
    def language(self, tag: str) -> Iterator[None]:
        """What is drawn within is in this language, a tag like en-US."""
        before, self._spoken = self._spoken, "" if tag == self._language else tag
        yield
        self._spoken = before

    @contextmanager
    def text(self) -> Iterator[None]:
        """Content of the open element, or of a paragraph in it where it holds none itself."""
        if self._silent:
            yield
            return
        owner = self._open[-1]
        if owner.role not in LEAVES:
            paragraph = Element("P", language=self._spoken)
            owner.kids.append(paragraph)
            owner = paragraph
        self._mark(owner)
        self._carried = ""
        yield
        self._owner = None
        self._code.append(f"EMC {_ARTIFACT}")

    def _mark(self, owner: Element) -> None:
        """What is drawn from here on is content of that element."""
        page = len(self._marks) - 1
        mcid = len(self._marks[page])
        self._marks[page].append(owner)
        owner.kids.append(MarkedContent(page, mcid))
        self._owner = owner
        self._code.append(f"EMC /{owner.role} <</MCID {mcid}>> BDC")

    @contextmanager
    def span(self, language: str) -> Iterator[None]:
        """Within a text, a piece in a language of its own; empty, as what is around it."""
        owner = self._owner
        if owner is None or language in ("", self._spoken or self._language):
            yield
            return
        element = Element("Span", language=language)
        owner.kids.append(element)
        self._mark(element)
        yield
        self._mark(owner)

    def refer(self, pattern: re.Pattern[str], targets: frozenset[str]) -> None:
        """What matches in text leads to the anchor of the same words, if that is among these."""
        self._refers, self._targets = pattern, targets

    def anchor(self, name: str, top: float) -> None:
        """References to that name lead here."""
        self.bookmarkPage(name, fit="XYZ", left=0, top=self.absolutePosition(0, top)[1])

    def drawString(self, x: float, y: float, text: str) -> None:
        """A line of text in the font and colour that are set; references in it are links."""
        owner = self._owner
        if self._refers is None or owner is None or owner.role in _NO_LINK_IN:
            self._draw_line(x, y, text)
            return
        done, carried = 0, self._carried
        for found in self._refers.finditer(carried + text):
            if found[0] not in self._targets:
                continue
            start, end = (max(0, at - len(carried)) for at in found.span())
            if start > done:
                self._draw_line(x, y, text[done:start])
                x += width_pt(text[done:start], self._fontname, self._fontsize)
            x += self._reference(owner, x, y, text[start:end], found[0])
            done = end
        if done < len(text):
            self._draw_line(x, y, text[done:])
        self._carried = text.rstrip().rpartition(" ")[2] + " "

    def _reference(self, owner: Element, x: float, y: float, text: str, anchor: str) -> float:
        """A link within a line; its width."""
        element = Element("Link", language=self._spoken)
        width = width_pt(text, self._fontname, self._fontsize)
        owner.kids.append(element)
        self._mark(element)
        self._draw_line(x, y, text)
        low, high = y - _DESCENT * self._fontsize, y + self._fontsize
        element.kids.append(self._lead(anchor, anchor, x, low, x + width, high))
        self._mark(owner)
        return width

    def _draw_line(self, x: float, y: float, text: str) -> None:
        """In a third of ReportLab's time."""
        key = (self._fontname, self._fontsize, text)
        shown = self._shown.get(key)
        if shown is None:
            shown = self._shown[key] = "".join(self._showing(text))
        self._code.append(f"BT 1 0 0 1 {fp_str(x, y)} Tm {shown}ET")

    def _showing(self, text: str) -> Iterator[str]:
        font, size = getFont(self._fontname), fp_str(self._fontsize)
        for subset, piece in font.splitString(text, self._doc):
            name = font.getSubsetInternalName(subset, self._doc)
            yield f"{name} {size} Tf ({self._escape(piece)}) Tj "

    def field(self, field: Field, left: float, bottom: float, width: float, height: float) -> None:
        """A field to fill in, an element of its own; it draws itself."""
        from planner.handout.pdf.form import FieldPlace, Form  # most papers have none

        self._form = self._form or Form(self._doc)
        x, y = self.absolutePosition(left, bottom)
        right, top = self.absolutePosition(left + width, bottom + height)
        place = FieldPlace(len(self._marks) - 1, x, y, right, top, scale=(top - y) / height)
        widget, reference = self._form.add(field, place, self._annotations)
        element = Element("Form", language=self._spoken)
        element.kids.append(widget)
        self._open[-1].kids.append(element)
        self._annotationrefs.append(reference)
        self._annotations += 1

    @contextmanager
    def link(
        self, where: str, label: str, left: float, bottom: float, width: float, height: float
    ) -> Iterator[None]:
        """What is drawn within leads to an address or an anchor; `label` says what is there."""
        with self.element("Link"):
            yield
            self._open[-1].kids.append(
                self._lead(where, label, left, bottom, left + width, bottom + height)
            )

    def _lead(
        self, where: str, label: str, left: float, bottom: float, right: float, top: float
    ) -> Annotation:
        """The annotation of a link, to an address or an anchor."""
        x, y = self.absolutePosition(left, bottom)
        right, top = self.absolutePosition(right, top)
        index = self._annotations
        self._annotations += 1
        raw = Raw(b"")
        self._links.append((raw, index, f"[{x:.2f} {y:.2f} {right:.2f} {top:.2f}]", where, label))
        self._annotationrefs.append(self._doc.Reference(raw, f"link{index}"))
        number = self._doc.idToObjectNumberAndVersion[f"link{index}"][0]
        return Annotation(len(self._marks) - 1, index, number)

    def within(self, path: tuple[tuple[str, object], ...]) -> None:
        """Open and close what reaches over several blocks, until these are open: role, key."""
        shared = 0
        while shared < min(len(path), len(self._long)) and path[shared] == self._long[shared][0]:
            shared += 1
        while len(self._long) > shared:
            self._long.pop()
            self._open.pop()
        for step in path[shared:]:
            element = Element(step[0])
            self._open[-1].kids.append(element)
            self._open.append(element)
            self._long.append((step, element))
            self._steps[id(element)] = step

    @contextmanager
    def read_at(self, place: int) -> Iterator[None]:
        """What is drawn within is read out at that place, whenever it is drawn.

        What reaches over several blocks goes on where the next place goes on with it.
        """
        self.within(())
        first = len(self._root.kids)
        yield
        self.within(())
        self._places[place] = self._root.kids[first:]
        del self._root.kids[first:]

    def _in_order(self) -> None:
        """Put what was drawn in the order in which it is read."""
        for place in sorted(self._places):
            join(self._root, self._places[place], self._steps)

    def showPage(self) -> None:
        """End the page."""
        self._code.append("EMC")
        if self._recolor:
            self._code = [self._recolor("\n".join(self._code))]
        super().showPage()
        number = len(self._marks)
        page = self._doc.idToObject[f"Page{number}"]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number - 1
        page.Tabs = PDFName("S")

    def save(self) -> None:
        """Write the structure and what the file says of itself, then the file."""
        self._in_order()
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = write_structure(self._doc, self._root, self._marks)
        for raw, index, box, where, label in self._links:
            raw.text = _link(len(self._marks) + index, box, self._action(where), label)
        if self._form:
            catalog.AcroForm = self._form.write(len(self._marks))
        catalog.MarkInfo = Raw(b"<< /Marked true >>")
        catalog.Metadata = _metadata(self._title)
        super().save()

    def _action(self, where: str) -> str:
        """Where a link leads; an address is ASCII with its brackets escaped."""
        if where in self._targets:
            target = self._doc.Reference(self._bookmarkReference(where))
            return f"/Dest {target.format(self._doc).decode('ascii')}"
        address = quote(where, safe=_IN_ADDRESS).replace("(", "%28").replace(")", "%29")
        return f"/A << /S /URI /URI ({address}) >>"


def _link(parent: int, box: str, action: str, label: str) -> bytes:
    """A link annotation; text as UTF-16."""
    return (
        f"<< /Type /Annot /Subtype /Link /Rect {box} /F 4 /Border [0 0 0] /StructParent {parent} "
        f"/Contents <FEFF{label.encode('utf-16-be').hex().upper()}> "
        f"{action} >>"
    ).encode("ascii")


_IN_ADDRESS = "%:/?#[]@!$&'*+,;=~"


def _metadata(title: str) -> Raw:
    """XMP, never compressed: the title, and that this is PDF/UA-1."""
    xmp = _XMP.format(title=_in_xml(title)).encode()
    head = b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n" % len(xmp)
    return Raw(head + xmp + b"\nendstream")


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _in_xml(text: str) -> str:
    """As `html.escape` has it, which brings the names of 2,000 characters with it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
