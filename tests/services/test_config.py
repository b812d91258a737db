"""config.toml: keys, theme, initials, printer, folders; a mistake is told with file and line."""

from pathlib import Path

import pytest

from planner.model.stored import StoreTrouble
from planner.services.config import read_config
from planner.services.schemas import schema_of
from planner.settings import Settings, read_settings


def config(folder: Path, text: str, mode: int = 0o644) -> Settings:
    (folder / "config.toml").write_text(text)
    (folder / "config.toml").chmod(mode)
    return Settings(folder)


def test_all_that_it_says_is_read(tmp_path: Path) -> None:
    said = read_config(
        config(
            tmp_path,
            'theme = "textual-light"\ninitials = "DR"\nprinter = "Front_desk"\n'
            'print_folder = "~/out"\n[keys]\n"workbench.swap" = "k"\n',
        )
    )
    assert (said.theme, said.initials, said.printer) == ("textual-light", "DR", "Front_desk")
    assert said.keys == {"workbench.swap": "k"}
    assert said.lock_after_min == 0


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('theme = "a"\nprinterr = "x"\n', 2, "printerr"),
        ('theme = "a"\n\nlock_after_min = "ten"\n', 3, "lock_after_min"),
        ('theme = "a"\nprinter = \n', 2, "TOML"),
        ('[keys]\n"workbench.swap" = 3\n', 2, "workbench.swap"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    tmp_path: Path, text: str, line: int, word: str
) -> None:
    with pytest.raises(StoreTrouble) as told:
        read_config(config(tmp_path, text))
    assert str(told.value).startswith(f"{tmp_path / 'config.toml'}:{line}: ")
    assert word in str(told.value)


def test_only_a_file_with_an_address_must_be_private(tmp_path: Path) -> None:
    address = 'database = "postgresql+psycopg://dana@db.example/clinic"\n'
    with pytest.raises(StoreTrouble, match="others can read it"):
        read_config(config(tmp_path, address))
    said = read_config(config(tmp_path, address, 0o600))
    assert said.database
    assert said.lock_after_min == 10, "a clinic's terminal locks"


def test_the_config_folder_comes_before_the_data_folder(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    config(tmp_path, 'initials = "data"\n')
    both = Settings(tmp_path, config_dir=tmp_path / "etc")
    assert read_config(both).initials == "data", "where there is none in the config folder"
    config(tmp_path / "etc", 'initials = "own"\n')
    assert read_config(both).initials == "own"


def test_a_named_data_folder_has_all_of_the_planner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_DATA_DIR", str(tmp_path))
    assert read_settings().config == tmp_path / "config.toml"


def test_it_has_a_schema() -> None:
    schema = schema_of("config")
    assert {"keys", "theme", "initials", "printer", "print_folder"} <= set(schema["properties"])


def test_a_command_that_anyone_may_write_is_not_run(tmp_path: Path) -> None:
    text = 'password_command = ["pass", "show", "handouts"]\n'
    assert read_config(config(tmp_path, text)).password_command == ("pass", "show", "handouts")
    with pytest.raises(StoreTrouble, match="anyone may write it"):
        read_config(config(tmp_path, text, 0o666))
