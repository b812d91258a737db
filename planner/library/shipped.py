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
