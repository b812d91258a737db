"""The editor that was chosen is told of the line in its own way."""

from pathlib import Path

import pytest

from planner.services.editor import chosen_editor, editor_command

FILE = Path("/clinic/exercises/ours/our clam.yaml")


@pytest.mark.parametrize(
    ("editor", "wanted"),
    [
        ("vi", ["vi", "+7", str(FILE)]),
        ("/usr/bin/nvim", ["/usr/bin/nvim", "+7", str(FILE)]),
        ("nano -l", ["nano", "-l", "+7", str(FILE)]),
        ("emacs -nw", ["emacs", "-nw", "+7", str(FILE)]),
        ("code", ["code", "--wait", "-g", f"{FILE}:7"]),
        ("codium -w", ["codium", "-w", "-g", f"{FILE}:7"]),
        ("hx", ["hx", f"{FILE}:7"]),
        ("'/opt/My Editor/ed' -x", ["/opt/My Editor/ed", "-x", str(FILE)]),
    ],
)
def test_an_editor_opens_at_the_line(editor: str, wanted: list[str]) -> None:
    assert editor_command(editor, FILE, 7) == wanted


def test_a_file_without_a_line_opens_at_its_first() -> None:
    assert editor_command("vim", FILE, None) == ["vim", "+1", str(FILE)]


def test_visual_comes_before_editor_and_neither_may_be_set() -> None:
    assert chosen_editor({"VISUAL": "hx", "EDITOR": "vi"}) == "hx"
    assert chosen_editor({"VISUAL": " ", "EDITOR": "vi"}) == "vi"
    assert chosen_editor({}) == ""


def test_an_editor_that_is_no_command_is_refused() -> None:
    with pytest.raises(ValueError, match="quotation"):
        editor_command("'vi", FILE, 1)
