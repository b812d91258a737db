"""A clinic's folder as a test writes it, and what is made of it."""

from pathlib import Path

from planner.library.catalog import load_library
from planner.model.library import Library
from planner.model.problem import Problem
from planner.services.library_check import check_library
from planner.services.sources import FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings

REASON = "because: Staff meeting of 12 November.\nby: D. Reyes\n"


def write(clinic: Path, place: str, text: str) -> Path:
    path = clinic / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def changes(clinic: Path, text: str, name: str = "ours") -> Path:
    return write(clinic, f"changes/{name}.yaml", REASON + text)


def loaded(clinic: Path) -> Library:
    return load_library(clinic, clinic / "cache")


def checked(clinic: Path, cache: Path | None = None) -> tuple[Problem, ...]:
    """What the check says; the shipped files may be known to the cache."""
    sources = FolderSources(clinic, load_library(clinic, cache or clinic / "cache"))
    return check_library(Workspace(Settings(clinic.parent, clinic), sources=sources)).problems


def told(clinic: Path) -> list[tuple[str, int | None, str]]:
    """Code, line and severity of each message."""
    return [(one.code, one.line, one.severity) for one in checked(clinic)]
