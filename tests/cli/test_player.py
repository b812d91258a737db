"""`planner player`: what it needs before it writes."""

from pathlib import Path

from tests.command import planner


def test_a_page_goes_into_a_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    done = planner("player", "site", folder=tmp_path)
    assert done.returncode == 2
    assert "this is no folder" in done.stderr
    assert (tmp_path / "site").read_text() == "mine"


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
