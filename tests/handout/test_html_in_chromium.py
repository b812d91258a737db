"""The page in a real browser, scripts blocked: it fits, can be touched, read, and held still."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.services.sources import FixedClock
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import an_intake
from tests.handout.chromium import Tab, chromium, opened
from tests.handout.test_html_page import CLINIC, TODAY, page
from tests.printed import planned
from tests.sweeps import some

pytestmark = pytest.mark.skipif(not chromium(), reason="Chromium is not installed")

LEAST_CONTRAST = 4.5
LEAST_TARGET_PX = 44

TARGETS = """[...document.querySelectorAll("a, summary, label")]
    .filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect())
    .map(b => [b.width, b.height])"""
FRAMES = """[...document.querySelectorAll(".of-2 .frame")].slice(0, 2).map(e => [
    getComputedStyle(e).animationName, e.getBoundingClientRect().left,
    e.getBoundingClientRect().top])"""
COLOURS = """[...document.querySelectorAll("body *")]
    .filter(e => e.checkVisibility() && [...e.childNodes].some(
        n => n.nodeType === 3 && n.data.trim()))
    .map(e => {
        let on = e;
        while (on && getComputedStyle(on).backgroundColor === "rgba(0, 0, 0, 0)")
            on = on.parentElement;
        return [getComputedStyle(e).color, getComputedStyle(on || document.body).backgroundColor,
            e.textContent.slice(0, 40)];
    })"""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with opened(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    workspace = Workspace(Settings(folder), clock=FixedClock(TODAY))
    program = planned(workspace, an_intake(weeks=12, precautions=["osteoporosis"]))
    made = folder / "page.html"
    made.write_text(page(program, clinic=CLINIC), encoding="utf-8")
    return made


@pytest.mark.parametrize("width", some([320, 768, 1280], fast=1))
def test_nothing_scrolls_sideways_and_targets_are_large(tab: Tab, file: Path, width: int) -> None:
    tab.open(file, width=width)
    assert tab.ask("document.documentElement.scrollWidth") <= width
    targets = tab.ask(TARGETS)
    assert len(targets) > 20
    assert [one for one in targets if min(one) < LEAST_TARGET_PX] == []
    assert tab.picture().startswith(b"\x89PNG")


def test_large_type_fits_a_small_phone(tab: Tab, file: Path, tmp_path: Path) -> None:
    large = tmp_path / "large.html"
    large.write_text(file.read_text("utf-8").replace("<body>", '<body class="large">'), "utf-8")
    tab.open(large, width=320)
    assert tab.ask("getComputedStyle(document.body).fontSize") == "24px"  # 18 points
    assert tab.ask("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_in_light_and_dark(tab: Tab, file: Path, dark: bool) -> None:
    tab.open(file, width=320, dark=dark)
    seen = tab.ask(COLOURS)
    assert len(seen) > 100
    assert (luminance(seen[0][1]) < 0.1) == dark
    weak = [one for one in seen if contrast(one[0], one[1]) < LEAST_CONTRAST]
    assert weak == []


def test_pictures_take_turns_until_they_are_held_still(tab: Tab, file: Path) -> None:
    tab.open(file, width=768)
    first, second = tab.ask(FRAMES)
    assert first == second  # in the same place
    assert first[0] == "of-2"
    assert tab.ask("document.getAnimations().filter(a => a.playState === 'running').length") > 4
    tab.touch(".bar label")
    first, second = tab.ask(FRAMES)
    assert (first[0], second[0]) == ("none", "none")
    assert second[1] > first[1]  # beside one another
    assert tab.ask("document.getAnimations().length") == 0


def test_who_wants_less_motion_sees_none(tab: Tab, file: Path) -> None:
    tab.open(file, width=768, reduced=True)
    first, second = tab.ask(FRAMES)
    assert first[0] == "none"
    assert second[1] > first[1]
    assert tab.ask("document.getAnimations().length") == 0


@pytest.mark.parametrize("frames", [2, 3])
def test_one_frame_at_a_time_is_seen(tab: Tab, file: Path, frames: int) -> None:
    """Each for two seconds, in their order."""
    tab.open(file, width=320)
    seen = [
        tab.ask(
            f"""[...document.querySelector(".of-{frames}").children].map(e => {{
                const turn = e.getAnimations()[0];
                turn.pause();
                turn.currentTime = {2000 * moment + 500};
                return getComputedStyle(e).opacity;
            }})"""
        )
        for moment in range(frames)
    ]
    assert seen == [
        ["1" if n == moment else "0" for n in range(frames)] for moment in range(frames)
    ]


def test_nothing_is_kept_or_asked_for(tab: Tab, file: Path) -> None:
    tab.open(file, width=320)
    assert tab.ask("performance.getEntriesByType('resource').length") == 0
    tab.touch(".bar label")
    assert tab.ask("document.querySelector('#still').checked") is True
    tab.open(file, width=320)
    assert tab.ask("document.querySelector('#still').checked") is False


@pytest.mark.slow
def test_a_script_would_not_run(tab: Tab, file: Path, tmp_path: Path) -> None:
    """The policy holds by itself, also where scripts are not blocked."""
    bad = tmp_path / "bad.html"
    script = "<script>document.title = 'ran'</script></body>"
    bad.write_text(file.read_text("utf-8").replace("</body>", script), "utf-8")
    tab.call("Emulation.setScriptExecutionDisabled", value=False)
    try:
        tab.open(bad, width=320)
        assert tab.ask("document.title") != "ran"
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=True)


def contrast(one: str, other: str) -> float:
    """Of two colours, as WCAG counts it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Of "rgb(r, g, b)"; a ground that nobody coloured is white."""
    if colour == "rgba(0, 0, 0, 0)":
        return 1.0
    parts = [int(each) / 255 for each in re.findall(r"\d+", colour)[:3]]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return float(0.2126 * r + 0.7152 * g + 0.0722 * b)
