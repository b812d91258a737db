"""What a patient's files are called, and the path that a person typed."""

import os
import re
from pathlib import Path

from planner.model.characters import unreadable


def file_name(patient: str, what: str, suffix: str) -> str:
    """A file name from a patient's name, whatever the name holds: Ann-Lee-exercises.pdf."""
    words = re.sub(r"[^\w.' -]+", " ", patient, flags=re.UNICODE).strip(" .")
    name = re.sub(r"\s+", "-", words)[:60].strip("-.")
    return f"{name or 'home'}{what and '-'}{what}{suffix}"


def typed_path(text: str) -> tuple[Path | None, str]:
    """The path of a file, or what is wrong with it; ~ is the home folder."""
    if not text.strip():
        return None, "Type a file name."
    if why := unreadable(text):
        return None, f"This cannot be a file: {why}."
    try:
        path = Path(text.strip()).expanduser()
        if path.is_dir():
            return None, "Type a file name; this is a folder."
        path.exists()
    except (RuntimeError, OSError, ValueError) as error:
        return None, f"This cannot be a file: {getattr(error, 'strerror', None) or error}."
    return path, ""


def why_not_written(path: Path) -> str:
    """Why nothing can be written there, before it is tried; empty if nothing speaks against it."""
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        return f"This cannot be written: {folder} is not a folder."
    if not os.access(folder, os.W_OK | os.X_OK):
        return f"This cannot be written: {folder} may not be written to."
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return f"This cannot be written: {path.name} is not an ordinary file."
    return ""
