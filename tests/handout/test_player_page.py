"""The clinic's own page in a real Chromium, from a server of the test and from a folder."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from planner.exchange.answers.packed import unpack
from planner.exchange.answers.told import told_by
from planner.handout.player.address import fragment
from planner.handout.player.book import LanguageBook
from planner.model.library import Library
from planner.model.program.program import Program
from planner.services.player import write_player
from planner.services.sources import FixedClock, FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import an_intake
from tests.handout.chromium import Tab, chromium, opened
from tests.handout.test_html_in_chromium import COLOURS, LEAST_CONTRAST, LEAST_TARGET_PX, contrast
from tests.handout.test_html_page import page
from tests.handout.test_phone_page import FORGETFUL, ON_MONDAY, TARGETS, before
from tests.handout.test_player_address import CLINIC, TODAY, wished
from tests.printed import planned

pytestmark = pytest.mark.skipif(not chromium(), reason="Chromium is not installed")

LAID = "document.querySelector('#today') !== null"
SAID = "document.querySelector('#said').innerText"
PART = """[...document.querySelectorAll('article > *:not(.move):not(.not-kept), .move h4, .dose')]
    .map(e => e.textContent).join('|')"""


class Clinics(FolderSources):
    """With a clinic, and no exercise that the test does not need: pictures take long to draw."""

    clinic = (CLINIC, [])


@pytest.fixture(scope="module")
def program(library: Library) -> Program:
    sources = FolderSources(library=library)
    workspace = Workspace(Settings(Path()), sources=sources, clock=FixedClock(TODAY))
    return planned(workspace, an_intake(weeks=12, precautions=["osteoporosis"]))


@pytest.fixture(scope="module")
def sources(library: Library, program: Program) -> FolderSources:
    known = {key: one for key, one in library.exercises.items() if key in program.exercises}
    return Clinics(library=replace(library, exercises=known))


@pytest.fixture(scope="module")
def folder(sources: FolderSources, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    write_player(made, sources)
    return made


class Site:
    """The folder served here, with what was asked for; it can be switched off."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(SimpleHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                asked.append(f"{self.path} {self.headers.get('Referer', '')}")

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def off(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site(folder: Path) -> Iterator[Site]:
    found = Site(folder)
    yield found
    found.off()


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with opened(tmp_path_factory.mktemp("profile")) as found:
        found.call("Emulation.setScriptExecutionDisabled", value=False)
        before(found, ON_MONDAY)
        yield found


@pytest.fixture
def address(sources: FolderSources, program: Program) -> Callable[..., str]:
    def of(**more: Any) -> str:
        options = wished(**({"part": 1, "language": "en"} | more))
        book: LanguageBook = sources.player_books(options.language_for(program))
        return fragment(program, options, sources.library, book)

    return of


def waits(tab: Tab, condition: str) -> bool:
    """Until it holds, ten seconds at most."""
    for _ in range(100):
        if tab.ask(condition):
            return True
        time.sleep(0.1)
    return False


def show(tab: Tab, place: str, until: str = LAID, **how: Any) -> None:
    tab.open("about:blank", width=320)
    tab.open(place, **({"width": 320} | how))
    assert waits(tab, until), tab.ask("document.body.innerText")


@pytest.mark.parametrize(("language", "dark"), [("en", False), ("es", True)])
def test_it_says_what_the_sheet_says(
    tab: Tab,
    site: Site,
    address: Callable[..., str],
    program: Program,
    tmp_path: Path,
    language: str,
    dark: bool,
) -> None:
    told = {"part": 1, "language": language, "mixed": True}
    show(tab, f"{site.address}#{address(**told)}", dark=dark)
    assert tab.ask("document.documentElement.lang").startswith(language)
    assert tab.ask("document.documentElement.scrollWidth") <= 320
    assert [one for one in tab.ask(TARGETS) if min(one) < LEAST_TARGET_PX] == []
    weak = [one for one in tab.ask(COLOURS) if contrast(one[0], one[1]) < LEAST_CONTRAST]
    assert weak == []
    pictures = "document.querySelectorAll('.picture[role=img][aria-label] svg').length"
    assert tab.ask(pictures) >= tab.ask("document.querySelectorAll('.move').length") > 2
    shown, today = tab.ask(PART), tab.ask("document.querySelector('#today').innerText")
    file = tmp_path / "sheet.html"
    file.write_text(page(program, clinic=CLINIC, **told), encoding="utf-8")
    tab.open(file, width=320)
    assert tab.ask(PART) == shown
    assert tab.ask("document.querySelector('#today').innerText") == today


def test_no_server_learns_the_plan_or_what_is_looked_at(
    tab: Tab, site: Site, address: Callable[..., str]
) -> None:
    plan = address()
    show(tab, f"{site.address}#{plan}")
    waits(tab, "document.documentElement.dataset.offline === 'ready'")
    names = {one.split("?")[0] for one in site.asked}
    other = list(site.asked)
    site.asked.clear()
    assert len(names) >= 7
    assert not any(plan[:12] in one or "#" in one for one in other)
    origins = tab.ask("performance.getEntriesByType('resource').map(e => new URL(e.name).origin)")
    assert {*origins} == {site.address.rstrip("/")}


def test_it_opens_again_without_a_network(
    tab: Tab, site: Site, address: Callable[..., str]
) -> None:
    place = f"{site.address}#{address(part=2)}"
    show(tab, place)
    assert waits(tab, "document.documentElement.dataset.offline === 'ready'")
    assert waits(tab, "navigator.serviceWorker.controller !== null")
    site.off()
    show(tab, place)
    assert tab.ask("document.querySelectorAll('.picture svg').length") > 2


def test_it_opens_from_a_folder(tab: Tab, folder: Path, address: Callable[..., str]) -> None:
    show(tab, f"{(folder / 'index.html').as_uri()}#{address()}")
    assert tab.ask("document.querySelectorAll('.picture svg').length") > 2


@pytest.mark.slow
def test_what_is_told_comes_back_as_a_check_in(
    tab: Tab, site: Site, address: Callable[..., str], program: Program
) -> None:
    show(tab, f"{site.address}#{address(part=1)}")
    tab.ask("document.querySelector('#today > .tick input').click()")
    tab.ask("document.querySelector('#show-answers').click()")
    told = told_by(unpack(tab.ask("document.querySelector('.packed').textContent")), program)
    assert [(one.week, one.day, len(one.done)) for one in told.days] == [(1, "mon", 1)]
    kept = "Object.keys(localStorage).length"
    assert tab.ask(kept) == 1
    forgetful = before(tab, FORGETFUL)
    show(tab, f"{site.address}#{address(part=2)}")
    tab.call("Page.removeScriptToEvaluateOnNewDocument", identifier=forgetful)
    assert "This phone keeps no ticks." in tab.ask("document.querySelector('#today').innerText")
    tab.ask("localStorage.clear()")


@pytest.mark.slow
def test_what_it_cannot_show_it_says_calmly(
    tab: Tab, site: Site, address: Callable[..., str], sources: FolderSources, library: Library
) -> None:
    plan = address()
    wrong = [plan[:-4], plan[:30] + "AAA" + plan[33:], "", "<b>hello</b>", "%E0%A4%A", "1" * 5000]
    for one in wrong:
        show(tab, f"{site.address}#{one}", f"{SAID}.includes('This page has no plan to show')")
        assert "Esta página no tiene un plan" in tab.ask(SAID)
        assert "+1 555 0100" in tab.ask("document.body.innerText")
        assert tab.ask("document.documentElement.scrollWidth") <= 320
    show(tab, f"{site.address}#2{plan[1:]}", f"{SAID}.includes('older or newer')")


@pytest.mark.slow
def test_a_sheet_of_another_library_is_told_apart_until_its_page_is_there(
    tab: Tab, folder: Path, program: Program, sources: FolderSources, tmp_path: Path
) -> None:
    first = next(iter(sources.library.exercises))
    was = sources.library.exercises[first]
    renamed = was.model_copy(update={"patient_name": f"{was.patient_name} once more"})
    newer = Clinics(
        library=replace(sources.library, exercises={**sources.library.exercises, first: renamed})
    )
    made = fragment(program, wished(part=1), newer.library, newer.player_books("en"))
    old = fragment(program, wished(part=1), sources.library, sources.player_books("en"))
    site = tmp_path / "site"
    write_player(site, sources)
    index = (site / "index.html").as_uri()
    show(tab, f"{index}#{made}", f"{SAID}.includes('older or newer')")
    write_player(site, newer)
    for each in (made, old):  # and the older sheet still opens
        show(tab, f"{index}#{each}")


@pytest.mark.slow
def test_without_script_it_points_to_the_paper(tab: Tab, site: Site) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.open("about:blank", width=320)
        tab.open(site.address + "#1", width=320)
        assert "Go on with your paper" in tab.ask(SAID)
        assert "Siga con su hoja" in tab.ask(SAID)
        assert tab.ask("document.documentElement.scrollWidth") <= 320
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)
