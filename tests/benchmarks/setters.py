"""The same document set by other tools. What a process can keep from one run to the next, it keeps.

`write_sources` puts the document into a folder; a setter makes its PDF from there. WeasyPrint keeps
its fonts, its parsed style sheet and the pictures; Typst keeps its fonts and all that it remembers.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import planner.handout.fonts
from tests.benchmarks.pieces import Document
from tests.benchmarks.same_in_html import to_html
from tests.benchmarks.same_in_typst import to_typst

Setter = Callable[[], bytes]

FONTS = Path(planner.handout.fonts.__file__).parent / "fonts"
_WEIGHTS = {
    False: FONTS / "AtkinsonHyperlegibleNext-Regular.ttf",
    True: FONTS / "AtkinsonHyperlegibleNext-Bold.ttf",
}


def write_sources(document: Document, folder: Path) -> None:
    """The document as HTML with CSS and as Typst, and its drawings."""
    for file, drawing in document.drawings.items():
        (folder / file).write_text(drawing, encoding="utf-8")
    html = to_html(document, _WEIGHTS)
    (folder / "document.html").write_text(html.body, encoding="utf-8")
    (folder / "document.css").write_text(html.css, encoding="utf-8")
    (folder / "document.typ").write_text(to_typst(document), encoding="utf-8")


def weasyprint_setter(folder: Path) -> Setter:
    """By WeasyPrint, as PDF/UA-1."""
    weasyprint = import_module("weasyprint")
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    css = weasyprint.CSS(filename=str(folder / "document.css"), font_config=fonts)
    pictures: dict[str, object] = {}

    def put() -> bytes:
        html = weasyprint.HTML(filename=str(folder / "document.html"))
        content: bytes = html.write_pdf(
            stylesheets=[css], font_config=fonts, cache=pictures, pdf_variant="pdf/ua-1"
        )
        return content

    return put


def typst_setter(folder: Path) -> Setter:
    """By Typst, as PDF/UA-1; it looks for no other fonts than the handout's."""
    typst = import_module("typst")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    compiler = typst.Compiler(str(folder / "document.typ"), font_paths=fonts)

    def put() -> bytes:
        content: bytes = compiler.compile(format="pdf", pdf_standards="ua-1")
        return content

    return put


SETTERS: dict[str, Callable[[Path], Setter]] = {
    "weasyprint": weasyprint_setter,
    "typst": typst_setter,
}


def why_not(tool: str) -> str:
    """Why a tool cannot be used here; empty if it can."""
    try:
        import_module(tool)
    except (ImportError, OSError) as error:
        return str(error).strip().partition("\n")[0] or type(error).__name__
    return ""
