"""What lies in a library's folder: which files are read, by what name, which are passed over."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from planner.library.shipped import shown_path
from planner.model.problem import Problem

YAML = (".yaml", ".yml")
CLINIC_FILE = "clinic.yaml"
CHANGES = "changes"
PARTS = ("exercises", "programs", CHANGES)
"""The folders of a library."""
_LEFTOVER = re.compile(r".*(?:~|\.(?:bak|orig|rej|sw[a-p]|tmp))|#.*#|thumbs\.db|desktop\.ini", re.I)


def is_leftover(name: str) -> bool:
    """Whether a file is one that editors and systems leave beside another, or a hidden one."""
    return name.startswith(".") or _LEFTOVER.fullmatch(name) is not None


def is_library(folder: Path) -> bool:
    """Whether a folder holds anything of a library: exercises, programs, or a clinic's name."""
    return any(os.path.isdir(folder / part) for part in PARTS) or (  # noqa: PTH112
        yaml_named(folder, CLINIC_FILE) is not None
    )


def not_a_library(folder: Path) -> Problem:
    """Told of a folder that holds nothing of a library."""
    return Problem(
        file=str(folder),
        message="this is not a library; it needs a folder exercises, programs or changes, "
        "or clinic.yaml.",
        code="FOLDER02",
    )


def closed(folder: Path) -> Problem | None:
    """Why a folder that is there cannot be looked into; None where it can, or is not there."""
    try:
        with os.scandir(folder):
            # A folder that may be listed may still not be entered; pathlib would drop the dot.
            os.stat(os.path.join(folder, "."))  # noqa: PTH116, PTH118
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return Problem(
            file=str(folder),
            message=f"this folder cannot be read: {error.strerror or error}.",
            advice="Mend its permissions, or name another folder (--library, PLANNER_LIBRARY).",
            code="FOLDER02",
        )
    return None


def yaml_files(folder: Path, root: Path, *, deep: bool = False) -> Iterator[tuple[Path, str]]:
    """The YAML files of a folder in their order, each with the name that messages show."""
    for path in files_in(folder, deep=deep):
        if path.suffix in YAML:
            yield path, shown_path(path, root)


def files_in(folder: Path, *, deep: bool) -> list[Path]:
    """The files of a folder in their order, without leftovers; what cannot be entered has none.

    A folder that is named like a file is one of them: who reads it says what it is.
    """
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        like_files = [name for name in folders if Path(name).suffix in (*YAML, ".md")]
        found += [Path(place) / name for name in names + like_files if not is_leftover(name)]
        if not deep:
            folders.clear()
    return sorted(found)


def region_folders(root: Path) -> Iterator[Path]:
    """The folders of a root's regions, in their order."""
    folder = root / "programs" / "regions"
    if folder.is_dir():
        yield from sorted(one for one in folder.iterdir() if one.is_dir())


def content_of(path: Path) -> bytes:
    """The bytes of an ordinary file. Raises OSError for any other: a pipe would be waited for."""
    if not path.is_file():
        raise OSError(f"{path} is not an ordinary file")
    return path.read_bytes()


def text_in(path: Path) -> str:
    """The text of a file to look for words in; empty where it cannot be read, which is told."""
    try:
        return content_of(path).decode("utf-8", errors="replace")
    except OSError:
        return ""


def yaml_named(folder: Path, name: str) -> Path | None:
    """The file of a name like precautions.yaml, or precautions.yml where that is there instead."""
    paths = (folder / name, (folder / name).with_suffix(".yml"))
    return next((path for path in paths if os.path.lexists(path)), None)


def misnamed(shown: str, line: int | None, is_id: str) -> Problem | None:
    """A file that is not named by what is in it, like a copy: told, and not used."""
    stem = Path(shown).name.partition(".")[0]
    if stem.replace("-", "_") == is_id.replace("-", "_"):
        return None
    return Problem(
        file=shown,
        line=line,
        message=f'the file is named "{stem}", and what is in it is "{is_id}"; it is not used.',
        advice=f'Name it "{is_id}", or take the copy away.',
        code="FOLDER03",
    )
