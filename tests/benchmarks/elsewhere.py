"""The 12-week booklet beside the same document in other tools, in the same run.

Every round measures all tools one after the other, so that a busy machine is busy for each of
them; what is told is the median. Ours is timed from program to PDF, the others from their finished
source.
"""

import gc
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

from planner.handout.layouts.render import render
from planner.handout.typeset.styles import TITLE
from planner.handout.words.by_language import WORDS
from planner.model.program.program import Program
from planner.model.program.program_json import program_to_json
from tests.benchmarks.pieces import Document, texts_of
from tests.benchmarks.row import Reference, Remark, Row
from tests.benchmarks.same_document import document_of
from tests.benchmarks.same_text import Pdf, missing, read_pdf, scale_of, words_of
from tests.benchmarks.set_once import PROGRAM_FILE
from tests.benchmarks.setters import FONTS, SETTERS, Setter, why_not, write_sources

_ROUNDS = 5
_WARM_RUNS = {"weasyprint": 1}
"""Runs a round: one that takes seconds evens out by itself what others do on the machine."""
_WARM_RUNS_ELSE = 5
_TIMES_FASTER = 25
_AS_CALLED = {
    "planner": [
        *("-m", "planner", "export", PROGRAM_FILE, "--layout", "booklet", "-o", "planner.pdf")
    ],
    "typst": [
        "-c",
        "import typst; fonts = typst.Fonts(include_system_fonts=False, "
        f"include_embedded_fonts=False, font_paths=[{str(FONTS)!r}]); "
        "typst.Compiler('document.typ', font_paths=fonts)"
        ".compile(output='typst.pdf', format='pdf', pdf_standards='ua-1')",
    ],
}
_CALLED = {
    "planner": "planner export --layout booklet, from file to file",
    "typst": "from file to file; nothing is imported but Typst, as above it is with our sizes",
}
_NAMES = {"planner": "planner", "weasyprint": "WeasyPrint", "typst": "Typst"}


@dataclass
class _Times:
    """Milliseconds, one of each a round."""

    warm: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    export: list[float] = field(default_factory=list)
    """The whole of what a user calls: `planner export`; of Typst, with nothing of ours imported."""


def elsewhere_rows(program: Program, folder: Path) -> Iterator[Row | Reference | Remark]:
    """Ours beside WeasyPrint and Typst, as far as they are installed."""
    folder = folder / "elsewhere"
    folder.mkdir()
    ours = render(program)
    document = document_of(program, scale_of(ours, program.title, TITLE.size))
    write_sources(document, folder)
    (folder / PROGRAM_FILE).write_text(program_to_json(program), encoding="utf-8")
    setters: dict[str, Setter] = {"planner": lambda: render(program)}
    for tool, made in SETTERS.items():
        if reason := why_not(tool):
            yield Remark(f"{_NAMES[tool]} is not compared, as it cannot be used here: {reason}")
        else:
            setters[tool] = made(folder)
    pdfs = {tool: read_pdf(put()) for tool, put in setters.items()}
    yield from _same(program, document, pdfs)
    times = _measured(setters, folder)
    yield Remark("the 12-week booklet, medians:")
    for tool in setters:
        yield from _references(tool, times[tool], pdfs[tool])
    warm = median(times["planner"].warm)
    if "weasyprint" in setters:
        theirs = median(times["weasyprint"].warm)
        told = (
            f"a {_TIMES_FASTER}th of WeasyPrint, warm; it takes {theirs / warm:.1f} times as long"
        )
        yield Row("12-week booklet, warm, median", warm, theirs / _TIMES_FASTER, "ms", told)
    if "typst" in setters:
        theirs = median(times["typst"].first)
        told = "Typst's first compile in a fresh process"
        yield Row("12-week booklet, warm, median", warm, theirs, "ms", told)
        told = "the whole process that sets it with Typst"
        ours_ms, theirs = median(times["planner"].export), median(times["typst"].whole)
        yield Row("planner export, whole process, median", ours_ms, theirs, "ms", told)


def _same(program: Program, document: Document, pdfs: dict[str, Pdf]) -> Iterator[Remark]:
    """Whether all say the same; what one of them lacks is told."""
    words = words_of(program)
    texts = [text for piece in document.pieces for text in texts_of(piece)]
    page = re.compile(WORDS["en"].page.format(number=r"\d+", total=r"\d+"))
    ours = [line for line in pdfs["planner"].drawn if not page.fullmatch(line)]
    for tool, pdf in pdfs.items():
        if lacks := missing((*words, *texts, *ours), pdf):
            what = f'{len(lacks)} texts, the first "{lacks[0]}"'
            yield Remark(f"NOT THE SAME: the document of {_NAMES[tool]} lacks {what}")
    told = f"{len(set(words))} names and steps of exercises, {len(set(texts))} texts in all"
    yield Remark(f"looked for in each tool's document: {told}, {len(ours)} lines of ours")


def _measured(setters: dict[str, Setter], folder: Path) -> dict[str, _Times]:
    times = {tool: _Times() for tool in setters}
    for _ in range(_ROUNDS):
        for tool, put in setters.items():
            runs = _WARM_RUNS.get(tool, _WARM_RUNS_ELSE)
            times[tool].warm += [_ms(put) for _ in range(runs)]
        for tool in setters:
            whole, first = _in_a_process(tool, folder)
            times[tool].whole.append(whole)
            times[tool].first.append(first)
            if tool in _AS_CALLED:
                times[tool].export.append(_called(_AS_CALLED[tool], folder))
    return times


def _called(arguments: list[str], folder: Path) -> float:
    """A whole process, milliseconds."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=folder)
    return (time.perf_counter() - start) * 1000


def _ms(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _in_a_process(tool: str, folder: Path) -> tuple[float, float]:
    """The whole process, and the setting alone; milliseconds."""
    command = [sys.executable, "-m", "tests.benchmarks.set_once", tool, str(folder)]
    start = time.perf_counter()
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return (time.perf_counter() - start) * 1000, float(printed)


def _references(tool: str, times: _Times, pdf: Pdf) -> Iterator[Reference]:
    name = "ours" if tool == "planner" else f"{_NAMES[tool]} {version(tool)}"
    pairs = (
        ("warm", times.warm, f"{pdf}"),
        ("first in a process", times.first, "fonts unread, nothing remembered; modules imported"),
        ("whole process", times.whole, "with Python's start and imports"),
        ("as called", times.export, _CALLED.get(tool, "")),
    )
    for what, measured, remark in pairs:
        if not measured:
            continue
        spread = f"{len(measured)} runs, {min(measured):.0f} to {max(measured):.0f} ms; {remark}"
        yield Reference(f"  {name}, {what}", median(measured), "ms", spread)
