"""The page on a phone whose browser runs its script: the day, the timer, signs, answers."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.exchange.answers.packed import unpack
from planner.exchange.answers.told import told_by
from planner.model.program.program import Program
from planner.services.sources import FixedClock
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import an_intake
from tests.exchange.test_phone_answers import asking_for
from tests.handout.chromium import Tab, chromium, opened
from tests.handout.test_html_in_chromium import (
    COLOURS,
    LEAST_CONTRAST,
    LEAST_TARGET_PX,
    contrast,
)
from tests.handout.test_html_page import CLINIC, TODAY, page
from tests.printed import planned

pytestmark = pytest.mark.skipif(not chromium(), reason="Chromium is not installed")

TARGETS = """[...document.querySelectorAll("a, summary, label, button, select")]
    .filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect())
    .map(b => [b.width, b.height])"""
SHOWN = "document.querySelector('#today').innerText"
ON_MONDAY = """{ const Now = Date; window.Date = class extends Now {
    constructor(...told) { super(...(told.length ? told : [2026, 10, 30, 9])); } }; }"""
FORGETFUL = "Storage.prototype.setItem = () => { throw new DOMException('full'); };"
VOICE = """window.spoken = []; Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'en-US' }], cancel: () => 0,
    speak: (one) => spoken.push(one.text) } });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    workspace = Workspace(Settings(tmp_path_factory.mktemp("w")), clock=FixedClock(TODAY))
    return planned(workspace, an_intake(weeks=12, precautions=["osteoporosis"]))


@pytest.fixture
def file(tmp_path: Path, program: Program) -> Path:
    made = tmp_path / "page.html"
    made.write_text(page(program, clinic=CLINIC, start=date(2026, 11, 30)), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with opened(tmp_path_factory.mktemp("profile")) as found:
        found.call("Emulation.setScriptExecutionDisabled", value=False)
        yield found


@pytest.fixture
def tab(browser: Tab) -> Iterator[Tab]:
    """On the first Monday."""
    monday = before(browser, ON_MONDAY)
    yield browser
    browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=monday)


def before(tab: Tab, script: str) -> str:
    """Run before the page's own script."""
    made = tab.call("Page.addScriptToEvaluateOnNewDocument", source=script)
    return str(made["identifier"])


@pytest.mark.parametrize(("width", "dark"), [(320, False), (390, True)])
def test_it_fits_a_small_phone(tab: Tab, file: Path, width: int, dark: bool) -> None:
    tab.open(file, width=width, dark=dark)
    tab.ask("document.querySelector('#safety input').click()")
    tab.ask("document.querySelector('#show-answers').click()")
    assert tab.ask("document.documentElement.scrollWidth") <= width
    assert [one for one in tab.ask(TARGETS) if min(one) < LEAST_TARGET_PX] == []
    weak = [one for one in tab.ask(COLOURS) if contrast(one[0], one[1]) < LEAST_CONTRAST]
    assert weak == []
    assert tab.ask("performance.getEntriesByType('resource').length") == 0


def test_the_moves_of_the_day_come_first(tab: Tab, file: Path, program: Program) -> None:
    tab.open(file, width=320)
    shown = tab.ask(SHOWN)
    assert shown.startswith("Monday, week 1")
    week = program.weeks[0]
    items = [i for s in week.sessions if "mon" in s.days for i in s.items]
    assert items
    names = tab.ask("[...document.querySelectorAll('#today .move h4')].map(e => e.textContent)")
    assert names == [program.exercises[one.exercise].patient_name for one in items]
    ticks = """[...document.querySelectorAll('#today .move')].map(
        move => [...move.querySelectorAll('.tick')].filter(e => e.checkVisibility()).length)"""
    assert set(tab.ask(ticks)) == {1}
    moves = tab.ask("document.querySelectorAll('[data-move]').length")
    for day in ("Day after", "Day after", "Day before"):
        tab.ask(
            f"[...document.querySelectorAll('button')].find(b => b.innerText === '{day}').click()"
        )
    assert tab.ask(SHOWN).startswith("Tuesday, week 1")
    assert tab.ask("document.querySelectorAll('[data-move]').length") == moves, "none is lost"


def test_ticks_are_kept_where_the_phone_keeps_them(tab: Tab, file: Path) -> None:
    tab.open(file, width=320)
    assert "This phone keeps your ticks" in tab.ask(SHOWN)
    tab.ask("document.querySelector('#today .move .tick.added input').click()")
    tab.open(file, width=320)
    assert tab.ask("document.querySelector('#today .move .tick.added input').checked") is True


def test_a_phone_that_keeps_nothing_says_so(tab: Tab, file: Path) -> None:
    forgetful = before(tab, FORGETFUL)
    tab.open(file, width=320)
    tab.call("Page.removeScriptToEvaluateOnNewDocument", identifier=forgetful)
    assert "This phone keeps no ticks. Use the paper." in tab.ask(SHOWN)


def test_a_new_sign_is_answered_at_once(tab: Tab, file: Path) -> None:
    tab.open(file, width=320)
    assert tab.ask("document.querySelector('#alarm').innerText") == ""
    tab.ask("document.querySelectorAll('#safety input')[1].click()")
    said = tab.ask("document.querySelector('#alarm').innerText")
    assert "go to the emergency department now" in said
    assert "Go to the emergency department or call your emergency number:" in said
    assert "+1 555 0100" in said
    assert tab.ask("document.activeElement.id") == "alarm", "a screen reader is there too"
    tab.open(file, width=320)
    assert tab.ask("document.querySelector('#alarm').innerText") == said, (
        "and when it is opened again"
    )


def test_what_is_told_comes_out_as_a_check_in(tab: Tab, file: Path, program: Program) -> None:
    tab.open(file, width=390)
    tab.ask(
        """[...document.querySelectorAll('#today > .asked select')].forEach((one, at) => {
            one.value = String(at + 2); one.dispatchEvent(new Event('change')); })"""
    )
    tab.ask("document.querySelector('#today > .tick input').click()")
    tab.ask("[...document.querySelectorAll('#safety input')].at(-1).click()")
    tab.ask(
        """{ const one = document.querySelector('details fieldset select'); one.value = '3';
            one.dispatchEvent(new Event('change')); }"""
    )
    tab.ask("document.querySelector('#show-answers').click()")
    told = told_by(unpack(tab.ask("document.querySelector('.packed').textContent")), program)
    (monday,) = told.days
    session = next(one for one in program.weeks[0].sessions if "mon" in one.days)
    assert (monday.day, monday.done) == ("mon", (session.name,))
    assert (monday.pain_before, monday.pain_after, monday.effort) == (2, 3, 4)
    assert set(told.weeks[1].safety.values()) == {False}
    ((_, mark),) = told.weeks[1].exercises.items()
    assert (mark.verdict, mark.helps) == ("hurt", False)
    assert tab.ask("document.querySelector('.code svg').getAttribute('aria-label')")


@pytest.mark.slow
def test_a_region_may_ask_for_fewer_signs(tab: Tab, tmp_path: Path, program: Program) -> None:
    fewer = asking_for(program, "saddle_bladder_bowel", "fall_injury")
    made = tmp_path / "fewer.html"
    made.write_text(page(fewer, clinic=CLINIC, start=date(2026, 11, 30)), encoding="utf-8")
    tab.open(made, width=320)
    assert tab.ask("document.querySelectorAll('#safety input').length") == 3
    tab.ask("document.querySelectorAll('#safety input')[1].click()")
    tab.ask("document.querySelector('#show-answers').click()")
    told = told_by(unpack(tab.ask("document.querySelector('.packed').textContent")), fewer)
    assert told.weeks[1].safety == {"saddle_bladder_bowel": False, "fall_injury": True}


@pytest.mark.slow
def test_the_timer_counts_aloud_and_stops(tab: Tab, file: Path) -> None:
    aloud = before(tab, VOICE)
    tab.open(file, width=320)
    tab.call("Page.removeScriptToEvaluateOnNewDocument", identifier=aloud)
    wait = "new Promise(done => setTimeout(done, {}))"
    find = "[...document.querySelectorAll('button')].find(b => b.innerText === 'Start the timer')"
    while not tab.ask(f"Boolean({find})"):
        tab.ask("document.querySelectorAll('.turn button')[1].click()")
    tab.ask(f"{find}.click()")
    tab.call("Runtime.evaluate", expression=wait.format(3600), awaitPromise=True)
    spoken = tab.ask("spoken")
    assert spoken[0] == "Get ready"
    assert tab.ask("[...document.querySelectorAll('.count')].some(e => /\\d/.test(e.textContent))")
    stop = "[...document.querySelectorAll('button')].find(b => b.innerText === 'Stop').click()"
    tab.ask(stop)
    count = len(tab.ask("spoken"))
    tab.call("Runtime.evaluate", expression=wait.format(1300), awaitPromise=True)
    assert len(tab.ask("spoken")) == count
    assert not tab.ask("[...document.querySelectorAll('.count')].some(e => e.textContent)")


@pytest.mark.slow
def test_without_a_voice_it_says_so(tab: Tab, file: Path) -> None:
    tab.open(file, width=320)
    if tab.ask("speechSynthesis.getVoices().length"):
        pytest.skip("this Chromium has voices")
    find = "[...document.querySelectorAll('button')].find(b => b.innerText === 'Start the timer')"
    while not tab.ask(f"Boolean({find})"):
        tab.ask("document.querySelectorAll('.turn button')[1].click()")
    tab.ask(f"{find}.click()")
    assert re.search("does not count aloud", tab.ask(SHOWN))


@pytest.mark.slow
def test_it_speaks_spanish(tab: Tab, tmp_path: Path, program: Program) -> None:
    made = tmp_path / "es.html"
    made.write_text(page(program, language="es", mixed=True, start=date(2026, 11, 30)), "utf-8")
    tab.open(made, width=320)
    assert tab.ask(SHOWN).startswith("Lunes, semana 1")
    assert tab.ask("document.documentElement.scrollWidth") <= 320
