"""Another id for something of a clinic's own, in every file that names it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from planner.library.clinic_folder import YAML, text_in
from planner.library.rewrite import rewrite


def rename(clinic: Path, ids: dict[str, str]) -> Iterator[Path]:
    """Put new ids for old ones in all files of a folder; each file that changed, by its new name.

    A file that has the name of what is in it goes with it. Raises OSError, UnicodeDecodeError.
    """
    for path in sorted(path for part in _PARTS for path in (clinic / part).rglob("*")):
        if path.suffix not in YAML or not path.is_file():
            continue
        if rewrite(path, _renamed(ids)):
            yield _named_after(path, ids)


def _named_after(path: Path, ids: dict[str, str]) -> Path:
    for old, new in ids.items():
        if path.stem == old.replace("_", "-") and not _LADDER.search(text_in(path)):
            to = path.with_stem(new.replace("_", "-"))
            if not to.exists():
                return path.rename(to)
    return path


def own_template(clinic: Path, name: str) -> bool:
    """Whether a folder has a template of its own with this id."""
    folder = clinic / "programs" / "templates"
    found = (one for one in folder.glob("*.y*ml") if one.stem == name.replace("_", "-"))
    return any(re.search(rf"(?m)^id: *{re.escape(name)}\b", text_in(one)) for one in found)


_LADDER = re.compile(r"^ladder:", re.MULTILINE)
"""A file of a ladder has the ladder's name, whatever its exercises are called."""
_PARTS = ("exercises", "programs", "changes")


def _renamed(ids: dict[str, str]) -> Callable[[str], str]:
    names = "|".join(sorted(map(re.escape, ids), key=len, reverse=True))
    whole = re.compile(rf"(?<![\w.-])({names})(?![\w-])")

    def change(text: str) -> str:
        return "".join(
            line if _is_sentence(line) else whole.sub(lambda found: ids[found[1]], line)
            for line in text.splitlines(keepends=True)
        )

    return change


def _is_sentence(line: str) -> bool:
    """Whether a line has words for people: an id that is a word too ("clam") stays there."""
    key, colon, value = line.strip().lstrip("- ").partition(":")
    if colon and key.strip() in ("exercises", "retire", "id", "like", "joins", "set"):
        return False
    flow = value.strip().startswith(("[", "{")) or line.strip().startswith(("- {", "{"))
    return " " in value.strip().strip("'\"") and not flow and key.strip() != "change"
