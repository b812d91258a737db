"""An update of the planner: told by id, mended where it is mechanical, settled where it is not."""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planner.cli.library import library_app
from planner.library.digest import ContentDifference
from planner.services.shelf_upgrade import (
    LOCK,
    agree,
    look,
    releases,
    settle,
    since_release,
    unsettled,
)
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.docs.documents import ROOT
from tests.formats.kept import RELEASES
from tests.library.clinic_files import checked, loaded, told, write
from tests.library.next_version import AGAINST_THE_LAST, CLAM_STOP, next_version

__all__ = ["next_version"]


def asked(clinic: Path, *words: str) -> str:
    """What a command of the library writes, on both streams; in this process, with the next
    version."""
    done = CliRunner().invoke(library_app, [*words, "--library", str(clinic)])
    assert done.exit_code in (0, 1), done.output
    return done.output


def test_an_upgrade_tells_what_no_longer_fits_and_what_is_new(
    clinic: Path, next_version: Path
) -> None:
    path = write(clinic, "changes/ours.yaml", AGAINST_THE_LAST)
    shutil.copy(next_version / "agreed.lock", clinic / LOCK)
    told_all = asked(clinic, "upgrade")
    lines = told_all.splitlines()
    assert lines[0].endswith("this folder: 0.3")
    for line in (
        "changed  exercise clam: stop_if  - what keeps patients safe",
        "moved    exercise wall-push-up is exercise push-up-wall",
        "retired  exercise stair-climb",
        "new      rule dvt_recent",
        "yours    names wall-push-up, which is push-up-wall now: --write puts it right",
    ):
        assert line in lines
    assert re.search(r"(?m)^\d+ changed, 1 moved, 1 new, 1 retired\.$", told_all)
    told_by_line = dict(re.findall(rf"(?m)^\S*{path.name}:(\d+): (.+)$", told_all))
    assert told_by_line.keys() == {"6", "9", "13"}
    stop = told_all[told_all.index(f"{path.name}:6: SHELF01") :]
    assert stop.index("your leg goes weak") < stop.index("groin"), "it is, then yours"
    assert '"push-up-wall" since 0.4' in told_by_line["9"]
    assert "retired in 0.4" in told_by_line["13"]
    assert "groin" in loaded(clinic).exercises["clam"].stop_if, "the clinic's holds until then"


@pytest.mark.slow
def test_what_is_mechanical_is_mended_and_the_rest_is_settled_by_hand(
    clinic: Path, next_version: Path
) -> None:
    path = write(clinic, "changes/ours.yaml", AGAINST_THE_LAST.replace("stair-climb", "clam-band"))
    workspace = Workspace(Settings(clinic, clinic), afresh=True)
    assert len([*agree(clinic, look(workspace, clinic))]) == 2
    assert "change: exercise push-up-wall" in path.read_text(encoding="utf-8")
    mine = [one for one in checked(clinic) if one.file == str(path)]
    assert {one.code for one in mine if one.severity == "problem"} == {"SHELF01"}
    workspace = Workspace(Settings(clinic, clinic), afresh=True)
    (open_one,) = unsettled(workspace, clinic, "clam")
    assert (open_one.was, open_one.theirs) == (CLAM_STOP, open_one.theirs)
    settle(open_one, clinic, ours=True)
    assert "SHELF01" not in {code for code, _, _ in told(clinic)}
    assert "groin" in loaded(clinic).exercises["clam"].stop_if
    assert look(Workspace(Settings(clinic, clinic), afresh=True), clinic).differences == ()


@pytest.mark.slow
def test_taking_theirs_takes_the_change_out(clinic: Path, next_version: Path) -> None:
    text = AGAINST_THE_LAST.replace("wall-push-up", "push-up-wall").replace(
        "      stop_if:", "      dosage.sets: {was: 2, now: 3}\n      stop_if:"
    )
    path = write(clinic, "changes/ours.yaml", text.replace("stair-climb", "clam-band"))
    (open_one,) = unsettled(Workspace(Settings(clinic, clinic), afresh=True), clinic, "clam")
    settle(open_one, clinic, ours=False)
    assert "groin" not in path.read_text(encoding="utf-8")
    clam = loaded(clinic).exercises["clam"]
    assert ("goes weak" in clam.stop_if, clam.dosage.sets) == (True, 3)


@pytest.mark.slow
def test_what_was_agreed_to_is_not_told_again(clinic: Path, next_version: Path) -> None:
    shutil.copy(next_version / "agreed.lock", clinic / LOCK)
    assert "moved    exercise wall-push-up" in asked(clinic, "upgrade", "--write")
    assert len(asked(clinic, "upgrade").splitlines()) == 1


def in_the_changelog(version: str) -> dict[str, set[str]]:
    """What the changelog lists by id after a release: "New exercises" to their ids."""
    text = " ".join((ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split())
    part = text.partition(f"Content by id, since {version}. ")[2].partition(" - ")[0]
    found: dict[str, set[str]] = defaultdict(set)
    for title, listed in re.findall(r"((?:New|Another) [a-z ]+): ([^.]+)\.", part):
        found[title] = set(listed.split(", "))
    return found


@pytest.mark.parametrize(("before", "version"), pairwise([*releases(), ""]))
def test_the_changelog_names_by_id_what_is_new_and_what_stops_otherwise(
    before: str, version: str
) -> None:
    """Of each release since the one before it, and of what is shipped now since the last."""
    found = since_release(before, version)
    assert found
    named = in_the_changelog(before)
    named["New rules"] |= named.pop("New measures", set())
    for title, kind in (("exercises", "exercise"), ("rules", "rule"), ("topics", "topic")):
        new = {name for what, of, name in ids(found) if (what, of) == ("new", kind)}
        assert named[f"New {title}"] == new
    assert named["Another stop sign"] == {
        one.thing.partition(" ")[2] for one in found if "stop_if" in one.keys
    }
    assert not [one for one in found if one.what in ("moved", "retired")]


def test_nothing_that_was_shipped_is_gone_without_a_word() -> None:
    """What moves or goes stands in programs/moved.yaml; sections of rules have no ids."""
    assert releases() == RELEASES, "python -m tests.formats.kept VERSION keeps each"
    for version in releases():
        gone = [name for what, of, name in ids(since_release(version)) if what == "gone"]
        assert [name for name in gone if "." not in name] == []


def ids(found: Iterable[ContentDifference] | None) -> Iterator[tuple[str, str, str]]:
    """What became of it, its kind and its id."""
    for one in found or ():
        kind, _, name = one.thing.partition(" ")
        yield one.what, kind, name
