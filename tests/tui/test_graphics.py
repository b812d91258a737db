"""Terminals that can show images get images; nobody else is asked."""

import sys

import pytest
from PIL import Image

from planner.services.workspace import Workspace
from planner.tui.pages import graphics
from planner.tui.widgets.picture import CellPicture, PictureView
from tests.tui.therapist import sitting

QUIET = (
    *("TERM", "TERM_PROGRAM", "LC_TERMINAL", "PLANNER_PICTURES"),
    *("KITTY_WINDOW_ID", "WEZTERM_PANE", "KONSOLE_VERSION", "GHOSTTY_BIN_DIR"),
)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A terminal that says nothing of itself, asked for the first time."""
    for name in QUIET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(graphics, "_found", None)
    for name in [m for m in sys.modules if m.startswith("textual_image")]:
        monkeypatch.delitem(sys.modules, name)
    return monkeypatch


def test_an_ordinary_terminal_is_not_asked(plain: pytest.MonkeyPatch) -> None:
    plain.setenv("TERM", "xterm-256color")
    graphics.prepare()
    assert "textual_image" not in sys.modules
    assert graphics.image_widget() is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("TERM", "xterm-kitty"), ("TERM_PROGRAM", "WezTerm"), ("KONSOLE_VERSION", "230800")],
)
def test_a_terminal_that_may_show_images_is_asked(
    plain: pytest.MonkeyPatch, name: str, value: str
) -> None:
    plain.setenv(name, value)
    graphics.prepare()
    assert "textual_image" in sys.modules
    assert graphics.image_widget() is None  # this one, a pipe, cannot


def test_characters_can_be_wished_for(plain: pytest.MonkeyPatch) -> None:
    plain.setenv("TERM", "xterm-kitty")
    plain.setenv("PLANNER_PICTURES", "characters")
    graphics.prepare()
    assert "textual_image" not in sys.modules


@pytest.mark.slow
async def test_where_images_can_be_shown_the_picture_is_one(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from textual_image.widget import HalfcellImage

    monkeypatch.setattr(graphics, "_found", HalfcellImage)
    async with sitting(workspace, (140, 45)) as pt:
        await pt.press("l", "slash")
        await pt.type("full bridge")
        await pt.press("down")
        assert not pt.app.screen.query(CellPicture)
        shown = pt.app.screen.query_one(PictureView).screen_part
        assert isinstance(shown.image, Image.Image)
        assert shown.image.width > 300
