"""Print every budget that applies so far, with its reference from the same run."""

import asyncio
import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import planner
from planner.building.build import build
from planner.figure.drawing.compose import compose
from planner.figure.output.pdf import stream_of
from planner.figure.output.raster import to_png
from planner.figure.pose.solve import solve
from planner.follow_up.adapt import adapt
from planner.follow_up.derive import Situation
from planner.follow_up.propose import propose
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.library.catalog import load_library
from planner.library.search import Search
from planner.model.intake import Intake
from planner.model.program.checkin import CheckIn
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from planner.model.program.program_json import program_to_json
from tests.benchmarks.clinic import clinic_rows
from tests.benchmarks.elsewhere import elsewhere_rows
from tests.benchmarks.many_exercises import many_exercises
from tests.benchmarks.measure import best_ms, percentile, process_ms
from tests.benchmarks.row import Row
from tests.benchmarks.terminal import PLAIN_APP, first_screen_ms
from tests.conftest import an_intake
from tests.follow_up.diaries import days

EMPTY_PAGE = (
    "from reportlab.pdfgen.canvas import Canvas; c = Canvas('empty.pdf'); c.showPage(); c.save()"
)


def twelve_weeks() -> Intake:
    """The longest program, with the most in it."""
    return an_intake(
        presentation="chronic",
        function="deconditioned",
        irritability="low",
        weeks=12,
        days_per_week=7,
        minutes_per_day=45,
        findings=["slr_positive", "hip_rotation_limited"],
    )


def building_rows(program: Program) -> Iterator[Row]:
    library = load_library()
    reference = best_ms(lambda: json.loads(program_to_json(program)))
    yield Row(
        "build a 12-week program",
        best_ms(lambda: build(twelve_weeks(), library)),
        20,
        "ms",
        f"to JSON and back: {reference:.1f} ms",
    )
    yield visit_row(program)


def visit_row(program: Program) -> Row:
    library = load_library()
    told = CheckIn(program=fingerprint(program), days=days(program, (1, 2, 3)))

    def visit() -> None:
        at = Situation(program, library, told, today=21)
        answers = [one.model_copy(update={"answer": "accepted"}) for one in propose(at)]
        adapt(program, library, at.next_week, answers)

    return Row("propose and adapt at a visit", best_ms(visit), 30, "ms", "three weeks of diary")


def library_rows(folder: Path) -> Iterator[Row]:
    import yaml

    from planner.library.shipped import shipped_root

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    texts = [path.read_text() for path in shipped_root().glob("[ep]*s/**/*.yaml")]
    plain = best_ms(lambda: [yaml.load(text, Loader=loader) for text in texts], 3)
    warm = folder / "warm"
    load_library(cache_folder=warm)  # what is kept whole is kept at the second time
    yield Row(
        "load and validate the library, cached",
        best_ms(lambda: load_library(cache_folder=warm)),
        80,
        "ms",
        f"PyYAML alone on its files: {plain:.1f} ms",
    )
    number = iter(range(1000))
    yield Row(
        "load and validate the library, first time",
        best_ms(lambda: load_library(cache_folder=folder / f"cold{next(number)}"), 3),
        2 * plain,
        "ms",
        f"twice what PyYAML's C loader alone takes on its files: {plain:.1f} ms",
    )
    clinic = many_exercises(folder / "clinic", 10_000)
    first = time.perf_counter()
    library = load_library(clinic, warm)
    first_s = time.perf_counter() - first
    load_library(clinic, warm)
    asked = best_ms(lambda: list(load_library(clinic, warm).exercises.values()), 3)
    yield Row(
        "load and validate 10,000 exercises, cached",
        best_ms(lambda: load_library(clinic, warm), 3),
        2000,
        "ms",
        f"first time: {first_s:.1f} s; each asked for, too: {asked:.0f} ms",
    )
    yield checked_row(clinic, folder)
    search = Search(library)
    texts = [f"{e.patient_name} {e.name}".lower() for e in library.exercises.values()]
    substring = best_ms(lambda: [text for text in texts if "bird" in text and "dog" in text])
    for words in ("bird dog", "brid dgo", "hip"):
        yield Row(
            f'search "{words}" among {len(texts):,}',
            best_ms(lambda words=words: search.find(words)),
            10,
            "ms",
            f"plain substring scan: {substring:.1f} ms",
        )


def checked_row(clinic: Path, folder: Path) -> Row:
    command = [sys.executable, "-m", "planner", "library", "check", str(clinic)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "checked")}
    first = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    first_s = time.perf_counter() - first
    again = process_ms(command, 2, env=environment)
    return Row("check 10,000 exercises again", again, 10_000, "ms", f"first time: {first_s:.1f} s")


def picture_rows() -> Iterator[Row]:
    pictures = [e.picture for e in load_library().exercises.values() if e.picture]
    count = len(pictures)
    drawings = [compose(picture) for picture in pictures]
    solving = best_ms(lambda: [solve(picture) for picture in pictures], 3) / count
    pixels = best_ms(lambda: [to_png(drawing) for drawing in drawings[:10]], 1) / 10
    yield Row(
        "one picture solved and drawn, mean of all",
        best_ms(lambda: [stream_of(compose(picture)) for picture in pictures], 3) / count,
        3,
        "ms",
        f"solving alone: {solving:.1f} ms; as PNG: {pixels:.0f} ms more",
    )
    each = [best_ms(lambda picture=p: stream_of(compose(picture)), 3) for p in pictures]
    slow = sum(one > 3 for one in each)
    yield Row(
        "one picture solved and drawn, 95th of 100",
        percentile(each, 95),
        3,
        "ms",
        f"{slow} of {count} take longer than 3 ms",
    )
    sizes = [len(stream_of(drawing)) / 1000 for drawing in drawings]
    mean = sum(sizes) / count
    yield Row("one picture in a PDF, the largest", max(sizes), 5, "KB", f"mean: {mean:.1f} KB")


def handout_rows(program: Program, folder: Path) -> Iterator[Row]:
    first = time.perf_counter()
    render(program)
    first_ms = (time.perf_counter() - first) * 1000
    yield Row(
        "12-week booklet with pictures, warm",
        best_ms(lambda: render(program)),
        120,
        "ms",
        f"drawing its pictures for the first time: {first_ms:.0f} ms",
    )
    now = Options(layout="sheet", part=3)
    yield Row(
        "the sheet of a part, warm",
        best_ms(lambda: render(program, options=now)),
        40,
        "ms",
        "part 3 of 4",
    )
    yield Row("12-week booklet, size", len(render(program)) / 1000, 300, "KB", "")
    (folder / "p.json").write_text(program_to_json(program))
    empty = process_ms([sys.executable, "-c", EMPTY_PAGE], cwd=folder)
    whole = process_ms(
        [sys.executable, "-m", "planner", "export", "p.json", "--layout", "booklet", "-o", "p.pdf"],
        cwd=folder,
    )
    reference = f"one empty ReportLab page: {empty:.0f} ms"
    yield Row("12-week booklet, whole process", whole, 2 * empty, "ms", reference)


def terminal_rows(program: Program, folder: Path) -> Iterator[Row]:
    environment = {"PLANNER_DATA_DIR": str(folder / "data")}
    plain, own = [], []
    for _ in range(6):
        plain.append(first_screen_ms(["-c", PLAIN_APP], "READY-NOW", environment))
        own.append(first_screen_ms(["-m", "planner"], "Home exercise programs", environment))
    reference = f"plain Textual app: {min(plain):.0f} ms"
    yield Row("first screen, from process start", min(own), 1.3 * min(plain), "ms", reference)
    moves, edits, table = asyncio.run(key_times(program, folder))
    reference = f"bare DataTable of that size: {table.first_frame:.0f} ms"
    for what, one in (("cursor", moves), ("edit", edits)):
        settled = f"{reference}; panels settled: {one.settled:.0f} ms"
        yield Row(f"{what} key to painted frame, p95", one.first_frame, 50, "ms", settled)


@dataclass(frozen=True)
class Times:
    """95th percentiles, milliseconds."""

    first_frame: float
    settled: float


async def key_times(program: Program, folder: Path) -> tuple[Times, Times, Times]:
    """Milliseconds from key to painted frame: moving, editing, and in a bare table."""
    from textual.app import App, ComposeResult
    from textual.widgets import DataTable

    from planner.services.workspace import Workspace
    from planner.settings import Settings
    from planner.tui.app import PlannerApp

    workspace = Workspace(Settings(folder / "keys"))
    stored = workspace.store.create(program)
    workspace.user.put("place", json.dumps({"screen": "workbench", "program": stored.id}))

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            table: DataTable[str] = DataTable()
            table.add_columns(*(f"Week {number}" for number in range(13)))
            for _ in range(60):
                table.add_row(*("2x8" for _ in range(13)))
            yield table

    async def times(app: App[None], keys: list[str]) -> Times:
        """From key to the first paint that it caused, and to the last one."""
        painted: list[float] = []
        display = app._display

        def noting(*arguments: Any) -> None:
            display(*arguments)
            painted.append(time.perf_counter())

        app._display = noting  # type: ignore[method-assign]
        first, settled = [], []
        async with app.run_test(size=(140, 45)) as pilot:
            await pilot.pause(1.5)
            for key in keys:
                painted.clear()
                start = time.perf_counter()
                app.simulate_key(key)
                await asyncio.sleep(0.25)
                if painted:
                    first.append((painted[0] - start) * 1000)
                    settled.append((painted[-1] - start) * 1000)
        return Times(percentile(first, 95), percentile(settled, 95))

    move_keys = ["down", "right", "down", "down", "left", "up"] * 10
    moves = await times(PlannerApp(workspace), move_keys)
    edits = await times(PlannerApp(workspace), ["down", "e", "h", "u", "r"] * 8)
    return moves, edits, await times(Bare(), move_keys)


def main() -> None:
    """Print the table."""
    # Whole processes are measured as they are once installed: nothing is compiled on the way.
    compileall.compile_dir(str(Path(planner.__file__).parent), quiet=1)
    program = build(twelve_weeks(), load_library()).program
    assert program is not None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.setdefault("PLANNER_DATA_DIR", str(folder / "data"))
        for part in (
            picture_rows(),
            building_rows(program),
            library_rows(folder),
            handout_rows(program, folder),
            elsewhere_rows(program, folder),
            terminal_rows(program, folder),
            clinic_rows(program),
        ):
            for row in part:
                sys.stdout.write(f"{row}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
