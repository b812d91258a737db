"""`planner player`: what it needs before it writes."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.exchange.files import FileTrouble
from planner.model.library import Library
from planner.services.player import of_older_pages, write_player
from planner.services.sources import FolderSources
from tests.command import planner


def test_a_page_goes_into_a_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    done = planner("player", "site", folder=tmp_path)
    assert done.returncode == 2
    assert "this is no folder" in done.stderr
    assert (tmp_path / "site").read_text() == "mine"


def test_it_takes_the_place_of_an_older_page_and_of_no_other_site(
    tmp_path: Path, library: Library
) -> None:
    one = next(iter(library.exercises))
    sources = FolderSources(library=replace(library, exercises={one: library.exercises[one]}))
    site = tmp_path / "site"
    first = write_player(site, sources)
    (site / "logo.png").write_text("mine")
    assert write_player(site, sources) == first
    assert of_older_pages(site, first) == 0
    before = {each.name: each.read_bytes() for each in site.iterdir()}
    renamed = library.exercises[one].model_copy(update={"patient_name": "Another name"})
    changed = FolderSources(library=replace(library, exercises={one: renamed}))
    now = write_player(site, changed)
    assert of_older_pages(site, now) == len(set(first) - set(now)) > 1
    assert all((site / name).exists() for name in before)
    assert all(each.read_bytes() == before[each.name] for each in set(first) - set(now))
    write_player(site, sources)
    assert (site / "logo.png").read_text() == "mine"
    for name in ("index.html", "sw.js"):
        ours = (site / name).read_bytes()
        (site / name).write_text("the clinic's own")
        with pytest.raises(FileTrouble, match=name):
            write_player(site, sources)
        assert (site / name).read_text() == "the clinic's own"
        (site / name).write_bytes(ours)


def test_an_address_that_would_tell_a_server_is_named(tmp_path: Path) -> None:
    (tmp_path / "clinic").mkdir()
    (tmp_path / "clinic" / "clinic.yaml").write_text(
        "name: Riverside\nplayer: http://clinic.example/#a\n"
    )
    done = planner("player", "site", "--library", "clinic", folder=tmp_path)
    assert done.returncode == 1
    assert "clinic.yaml:2" in done.stderr
    assert "https://" in done.stderr
    assert not (tmp_path / "site").exists()
