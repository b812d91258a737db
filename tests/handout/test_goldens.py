"""Pages as they were last looked at and found good, small and grey.

A change of the layout shows here first. Look at the new pages, and if they are good:
`GOLDENS=write .venv/bin/pytest tests/handout/test_goldens.py`.
"""

import io
import os
from contextlib import closing
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from planner.handout.options import Options
from planner.model.clinic import Clinic
from planner.model.program.program import Program
from planner.services.sources import FixedClock
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import an_intake
from tests.printed import handout, planned

FOLDER = Path(__file__).parent / "goldens"
DPI = 40
MOST_DIFFERENCE = 1.5
"""Mean difference of the softened pages, in greys of 256; a line of text moved is about 3."""

CLINIC = Clinic(name="Riverside Physical Therapy", phone="555 0100", color="#7a1f5c")
PAGES: dict[str, tuple[Options, tuple[int, ...]]] = {
    "booklet": (Options(), (0, 1, 3, -2, -1)),
    "booklet-a4-gray": (Options(paper="a4", ink="gray"), (0,)),
    "booklet-clinic": (Options(clinic=CLINIC), (0,)),
    "booklet-large": (Options(large_print=True), (0, 2, 8)),
    "booklet-spanish": (Options(language="es"), (0, 3)),
    "half": (Options(layout="half"), (0, 6, -1)),
    "half-large": (Options(layout="half", large_print=True), (4,)),
    "sheet": (Options(layout="sheet", part=2, clinic=CLINIC), (0, 1, 2)),
    "sheet-spanish": (Options(layout="sheet", part=1, language="es"), (0, -1)),
    "sheet-large": (Options(layout="sheet", part=1, large_print=True), (0,)),
    "reading": (Options(layout="reading"), (0,)),
    "reading-spanish": (Options(layout="reading", language="es"), (0,)),
    "one-page": (Options(layout="one-page", part=3), (0,)),
    "diary": (Options(layout="diary"), (0,)),
    "diary-fillable": (Options(layout="diary", fillable=True), (0,)),
    "cards": (Options(layout="cards"), (0,)),
    "clinician": (Options(layout="clinician"), (0, -1)),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    # The age of a patient changes what is printed about scans.
    return Workspace(
        Settings(tmp_path_factory.mktemp("data")), clock=FixedClock(date(2026, 11, 22))
    )


@pytest.fixture(scope="module")
def program(workspace: Workspace) -> Program:
    intake = an_intake(weeks=12, precautions=["osteoporosis"], occasions=["imaging_worry"])
    return planned(workspace, intake)


@pytest.mark.parametrize("name", PAGES)
def test_pages_look_as_they_did(workspace: Workspace, program: Program, name: str) -> None:
    options, numbers = PAGES[name]
    for number, shown in drawn(handout(workspace, program, options), numbers):
        file = FOLDER / f"{name}-{number}.png"
        if os.environ.get("GOLDENS") == "write":
            FOLDER.mkdir(exist_ok=True)
            shown.quantize(16).save(file, optimize=True)
        with Image.open(file) as kept:
            golden = kept.convert("L")
        assert shown.size == golden.size
        difference = ImageStat.Stat(ImageChops.difference(soft(shown), soft(golden))).mean[0]
        assert difference <= MOST_DIFFERENCE, f"{file.name} differs by {difference:.1f}"


def test_a_page_that_changed_is_noticed(workspace: Workspace, program: Program) -> None:
    """The measure tells a page from one whose lines are a little lower."""
    ((_, shown),) = drawn(handout(workspace, program), (1,))
    lower = ImageChops.offset(shown, 0, 5)
    assert ImageStat.Stat(ImageChops.difference(soft(shown), soft(lower))).mean[0] > 3


def soft(page: Image.Image) -> Image.Image:
    """Without the fine differences between one renderer and the next."""
    return page.filter(ImageFilter.GaussianBlur(1.2))


def drawn(pdf: bytes, numbers: tuple[int, ...]) -> list[tuple[int, Image.Image]]:
    """Pages by number, from 0 or from the end, as grey pictures."""
    found = []
    with closing(pypdfium2.PdfDocument(io.BytesIO(pdf))) as document:
        document.init_forms()
        for number in (one % len(document) for one in numbers):
            with closing(document[number]) as page:
                found.append((number, page.render(scale=DPI / 72).to_pil().convert("L")))
    return found
