"""The next version of the planner, and what a clinic wrote against the last."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from planner.library.changes.moved import gone_ids
from planner.library.digest import digest_text
from planner.library.shipped import shipped_root
from planner.services.shelf_upgrade import shipped_digest

CLAM_STOP = "You feel a pinch in your hip, or pain runs down your leg."
NEXT = {
    "exercises/core/hip-abd.yaml": [
        (CLAM_STOP, "You feel a pinch in your hip, your leg goes weak, or pain runs down your leg.")
    ],
    "exercises/patterns/push.yaml": [("id: wall-push-up", "id: push-up-wall")],
    "programs/rules/precautions.yaml": [
        (
            "precautions:\n",
            "precautions:\n  - {id: dvt_recent, name: Clot, exclude: [fast], source: ESC, "
            "certainty: K}\n",
        )
    ],
    "programs/moved.yaml": [
        (
            "moved: []",
            "moved:\n  - {kind: exercise, was: wall-push-up, now: push-up-wall, since: '0.4'}",
        ),
        (
            "retired: []",
            "retired:\n  - {kind: exercise, id: stair-climb, because: Falls., since: '0.4'}",
        ),
    ],
}


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A shipped library with a changed stop sign, a moved id, a new precaution, one retired."""
    root = tmp_path / "next"
    agreed = digest_text("0.3", shipped_digest())
    for part in ("exercises", "programs"):
        shutil.copytree(shipped_root() / part, root / part)
    for place, pairs in NEXT.items():
        path = root / place
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, (place, old)
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    for path in (*root.rglob("*.yaml"),):
        text = path.read_text(encoding="utf-8")
        if path.name != "moved.yaml" and "wall-push-up" in text:
            path.write_text(text.replace("wall-push-up", "push-up-wall"), encoding="utf-8")
    stairs = next(p for p in root.rglob("*.yaml") if "id: stair-climb\n" in p.read_text("utf-8"))
    data = yaml.safe_load(stairs.read_text(encoding="utf-8"))
    data["exercises"] = [one for one in data["exercises"] if one["id"] != "stair-climb"]
    data["aliases"].pop("stair-climb")
    spanish = stairs.with_suffix(".es.yaml")
    aliases = "  stair-climb: [subir escaleras, escaladora]\n"
    spanish.write_text(spanish.read_text(encoding="utf-8").replace(aliases, ""), encoding="utf-8")
    stairs.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    for module in ("layers", "shipped", "changes.moved"):
        monkeypatch.setattr(f"planner.library.{module}.shipped_root", lambda: root)
    monkeypatch.setattr("planner.services.shelf_upgrade.shipped_root", lambda: root)
    (root / "agreed.lock").write_text(agreed, encoding="utf-8")
    gone_ids.cache_clear()
    yield root
    gone_ids.cache_clear()


AGAINST_THE_LAST = """\
because: Staff meeting of 12 November.
by: D. Reyes
changes:
  - change: exercise clam
    set:
      stop_if:
        was: You feel a pinch in your hip, or pain runs down your leg.
        now: You feel a pinch in your hip or groin, or pain runs down your leg.
  - change: exercise wall-push-up
    set:
      dosage.sets: {was: 2, now: 1}
retire:
  - {exercise: stair-climb}
"""
