"""A QR code on paper: vectors, with its quiet zone; of no more modules than a phone can read."""

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRAlphaNum, QRCode, QRErrorCorrectLevel

from planner.handout.pdf.pen import Pen
from planner.handout.typeset.styles import INK, PAPER

QUIET = 4
"""White modules around a code, as its standard asks (ISO/IEC 18004)."""
MODULE_PT = 1.42
"""The least side of a module on paper: half a millimetre."""


class SquareCode:
    """A code of some text, which may end with letters that it packs well."""

    def __init__(self, text: str, packed: str = "", *, level: int = QRErrorCorrectLevel.M) -> None:
        self._code = QRCode(None, level)
        self._code.addData(QR8bitByte(text) if packed else text)
        if packed:
            self._code.addData(QRAlphaNum(packed))
        self.version: int = self._code.calculate_version()
        """From 1; each is four modules wider."""

    @property
    def wide(self) -> int:
        """Modules from side to side, with the quiet zone."""
        return 17 + 4 * self.version + 2 * QUIET

    def draw(self, pen: Pen, left: float, top: float, side_pt: float, alt: str) -> None:
        """Draw it, with the quiet zone so wide and high, with its text alternative."""
        code = self._code
        if code.modules is None:
            code.make()
        count = code.getModuleCount()
        side = side_pt / self.wide
        box = pen.on_paper(left, top - side_pt, left + side_pt, top)
        layout = f"<< /O /Layout /BBox [{box}] /Placement /Block >>"
        with pen.element("Figure", alt=alt, attributes=layout), pen.text():
            pen.setFillColor(PAPER)
            pen.rect(left, top - side_pt, side_pt, side_pt, stroke=0, fill=1)
            pen.setFillColor(INK)
            for row in range(count):
                for column in range(count):
                    if code.isDark(row, column):
                        x = left + (column + QUIET) * side
                        y = top - (row + QUIET + 1) * side
                        pen.rect(x, y, side * 1.02, side * 1.02, stroke=0, fill=1)


def player_code(address: str) -> SquareCode | None:
    """The code of an address that ends with a plan; None where it has too many modules to be read.

    Corrected at level M where it fits, else at L.
    """
    place, _, plan = address.partition("#")
    for level in (QRErrorCorrectLevel.M, QRErrorCorrectLevel.L):
        code = SquareCode(f"{place}#", plan, level=level)
        if code.version <= MOST_VERSION:
            return code
    return None


MOST_VERSION = 22
"""Of a code that carries a plan: 105 modules, 57 mm with the quiet zone."""
