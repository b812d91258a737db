"""config.toml at work in the terminal."""

from pathlib import Path

import pytest

from planner.services.workspace import Workspace
from tests.tui.therapist import sitting


def told(workspace: Workspace, text: str) -> None:
    folder = workspace.settings.data_dir
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(text)


@pytest.mark.slow
async def test_keys_theme_and_folder_are_the_users_own(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    told(
        workspace,
        f'theme = "textual-light"\nprint_folder = "{tmp_path / "out"}"\n[keys]\n"home.new" = "k"\n',
    )
    async with sitting(workspace) as pt:
        assert pt.app.theme == "textual-light"
        assert pt.sees("k New patient")
        await pt.press("k")
        await pt.plan_for_typed("Ann Lee")
        await pt.press("p", "enter")
        assert (tmp_path / "out" / "Ann-Lee-exercises.pdf").exists()


@pytest.mark.slow
async def test_a_mistake_in_it_is_said_with_its_line(workspace: Workspace) -> None:
    told(workspace, 'theme = "textual-light"\nprinterr = "x"\n')
    async with sitting(workspace) as pt:
        assert pt.at("TroubleScreen")
        said = "".join(pt.reading().split())
        assert "config.toml:2:" in said
        assert "didyoumeanprinter?" in said
        told(workspace, "")
        await pt.press("r")
        await pt.ready()
        assert pt.at("HomeScreen"), "mended, and tried again"


@pytest.mark.slow
async def test_a_key_for_no_command_and_a_theme_that_is_none_are_said(
    workspace: Workspace,
) -> None:
    told(workspace, 'theme = "blue"\n[keys]\n"workbench.swop" = "k"\n')
    async with sitting(workspace) as pt:
        messages = [one.message for one in pt.app._notifications]
        assert any("Did you mean workbench.swap?" in one for one in messages)
        assert any("No theme is called blue: " in one for one in messages)


@pytest.mark.slow
async def test_a_command_says_the_password(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told(workspace, 'password_command = ["/bin/echo", "red green tea"]\n')
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p", "ctrl+k")
        assert not pt.sees("red green tea")
        await pt.press("enter")
        assert b"/Encrypt" in (tmp_path / "Ann-Lee-exercises.pdf").read_bytes()
