"""Where the exercises and programs that come with the planner are."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_root() -> Path:
    """The folder that holds `exercises` and `programs`: in the wheel, or the checkout's top."""
    packaged = _PACKAGE / "_shipped"
    return packaged if packaged.is_dir() else _PACKAGE.parent


def shown_path(path: Path, root: Path) -> str:
    """A path as messages show it: within the shipped library from its top, else in full."""
    return str(path.relative_to(root)) if root == shipped_root() else str(path)


def is_of(shown: str, root: Path) -> bool:
    """Whether a path that messages show is of a folder. One of the shipped library begins at its
    top, which looks like one of the folder where somebody stands."""
    path = Path(shown)
    return path.is_relative_to(root) and path.is_file()
