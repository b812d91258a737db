"""Whether this terminal shows images; where it does not, pictures are drawn in characters.

Asking the terminal takes time and must happen before the app runs, so only terminals that say who
they are are asked. PLANNER_PICTURES=images asks in any case, =characters never.
"""

import os
from typing import Any

_ABLE = ("kitty", "ghostty", "wezterm", "iterm", "konsole", "foot", "mlterm", "contour")
_found: Any = None


def prepare() -> None:
    """Ask the terminal, if it is worth it. Before the app runs."""
    global _found
    wish = os.environ.get("PLANNER_PICTURES", "auto")
    if wish == "characters" or (wish != "images" and not _promising()):
        return
    from textual_image.renderable import Image as Best
    from textual_image.renderable import SixelImage, TGPImage
    from textual_image.widget import Image

    if Best in (SixelImage, TGPImage):
        _found = Image


def image_widget() -> Any:
    """The class of widget that shows an image here; None where characters must do."""
    return _found


def _promising() -> bool:
    names = ("TERM", "TERM_PROGRAM", "LC_TERMINAL")
    told = " ".join(os.environ.get(name, "") for name in names).lower()
    known = ("KITTY_WINDOW_ID", "WEZTERM_PANE", "KONSOLE_VERSION", "GHOSTTY_BIN_DIR")
    return any(name in told for name in _ABLE) or any(name in os.environ for name in known)
