"""What README promises is there: commands, options, keys, files, statuses, the examples."""

import json
import re
from pathlib import Path

import pytest
import yaml
from textual.app import App

from planner.cli import basics
from planner.tui.commands import COMMANDS
from tests.command import planner
from tests.docs.documents import (
    CONTRIBUTING,
    DOCUMENTS,
    README,
    ROOT,
    command_lines,
    command_of,
    commands,
    fenced,
    help_of,
    inline,
    options,
    subcommands,
)

LINES = [(name, line) for name, text in DOCUMENTS.items() for line in command_lines(text)]
EVERY = commands()
NOT_TOLD = {"-h", "--help", "--output", "-j"}
"""The long form of -o, the short one of --jobs, and what every command has."""


@pytest.mark.parametrize(("name", "line"), LINES)
def test_a_command_line_is_one_that_the_planner_takes(name: str, line: str) -> None:
    words = line.split()[1:]
    path = command_of(words)
    if words and words[0].isalpha() and words[0].islower():
        assert path, f"{name}: there is no command `{line}`"
        assert not subcommands(path), f"{name}: `{line}` is not a whole command"
    there = options(path)
    for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line):
        assert option in there, f"{name}: `{line}`: there is no {option}"
    for option, few in re.findall(r"(--[a-z-]+) ([a-z0-9-]+(?:\|[a-z0-9-]+)+)\]", line):
        assert tuple(few.split("|")) == there[option], f"{name}: {option}"


def test_there_are_lines_to_check_and_a_wrong_one_is_seen() -> None:
    assert len(LINES) > 20
    for wrong in ("planner exprot P.json", "planner export P.json --colour"):
        with pytest.raises(AssertionError):
            test_a_command_line_is_one_that_the_planner_takes("README.md", wrong)


@pytest.mark.parametrize("path", sorted(EVERY), ids=" ".join)
def test_every_command_is_told_with_its_options(path: tuple[str, ...]) -> None:
    told = [line for name, line in LINES if name == "README.md"]
    mine = [line for line in told if command_of(line.split()[1:]) == path]
    assert mine, f"README does not tell of `planner {' '.join(path)}`"
    # --library is told once for all, under "Your clinic's own exercises and rules".
    for option in EVERY[path].keys() - NOT_TOLD - {"--library"}:
        assert any(re.search(rf"{option}\b", line) for line in mine), f"{path}: {option}"
    assert "`--library DIR`" in README


def test_what_schema_describes_is_told() -> None:
    few = re.search(r"[<\[{]([a-z]+(?:\|[a-z]+)+)", help_of(("schema",)))
    assert few is not None
    assert f"planner schema {few[1]} " in README


def inline_commands() -> list[tuple[str, str]]:
    return [
        (name, text)
        for name, document in DOCUMENTS.items()
        for text in inline(document)
        if re.match(r"planner [a-z]", text)
    ]


@pytest.mark.parametrize(("name", "text"), inline_commands())
def test_a_command_in_a_sentence_is_one(name: str, text: str) -> None:
    for part in re.split(r" \| (?=planner )", text):
        path = command_of(part.split()[1:])
        assert path, f"{name}: {text}"
        for option in re.findall(r"(?<![\w-])--[a-z-]+", part):
            assert option in options(path), f"{name}: {text}"


def test_an_option_in_a_sentence_is_one_of_some_command() -> None:
    there = {option for one in EVERY.values() for option in one} | options(()).keys()
    for text in inline(README):
        for option in re.findall(r"^(--[a-z-]+)\b", text):
            assert option in there, text


def test_every_layout_has_a_word_in_the_handouts_part() -> None:
    part = README.partition("## The handout")[2].partition("\n## ")[0]
    for layout in options(("export",))["--layout"]:
        assert f"`{layout}`" in part


def test_make_targets_exist_and_are_told() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z]+):", makefile))
    told: set[str] = set()
    for document in DOCUMENTS.values():
        told |= set(re.findall(r"(?m)(?:^|`|\()make\s+([a-z]+)", document))
    assert told - targets == set()
    assert targets - told == {"clean"}


KEYS = {one.label.casefold() if len(one.label) > 1 else one.label for one in COMMANDS} | {
    key for one in COMMANDS for key in one.key.split(",")
}


def test_a_key_that_is_told_is_a_key() -> None:
    part = README.partition("## In the terminal")[2].partition("\n## ")[0]
    told = [text for text in inline(part) if re.fullmatch(r"[a-zNT?+-]|ctrl\+[a-z]", text)]
    assert {"n", "ctrl+g", "p", "u", "?", "ctrl+p", "w", "b", "l", "g", "z", "i"} <= set(told)
    names = {"+": "plus", "-": "minus", "?": "question_mark"}
    for key in told:
        assert key in KEYS | {App.COMMAND_PALETTE_BINDING} or names.get(key) in KEYS, key


@pytest.mark.parametrize(
    ("key", "where", "word"),
    [
        ("n", "home", "new patient"),
        ("ctrl+g", "intake", "red-flag"),
        ("p", "workbench", "handout"),
        ("p", "outcome", "card"),
        ("c", "outcome", "cleared"),
        ("u", "workbench", "back"),
        ("w", "workbench", "patient"),
        ("b", "workbench", "pages"),
        ("t", "workbench", "file"),
        ("o", "home", "file"),
        ("x", "home", "delete"),
        ("r", "home", "back"),
        ("o", "library", "retired"),
        ("p", "library", "editor"),
        ("c", "library", "word"),
        ("e", "library", "editor"),
        ("N", "library", "own"),
        ("u", "library", "maker"),
        ("T", "workbench", "template"),
        ("l", "preview", "booklet"),
        ("g", "preview", "language"),
        ("z", "preview", "print"),
        ("i", "preview", "ink"),
    ],
)
def test_a_key_does_what_is_told_of_it(key: str, where: str, word: str) -> None:
    found = [
        one
        for one in COMMANDS
        if one.where == where and key in (one.key.split(",") if key != "l" else one.key)
    ]
    assert found, f"{where} has no {key}"
    assert any(word in f"{one.title} {one.help}".casefold() for one in found)


def test_the_exit_statuses_are_those_of_the_commands() -> None:
    said = " ".join(README.split())
    assert "Exit status 0: done. 1: problems found" in said
    assert "2: wrong use" in said
    assert "3: a red flag or a precaution stops" in said
    assert (basics.DONE, basics.PROBLEMS, basics.WRONG, basics.RED_FLAG) == (0, 1, 2, 3)


def example(start: str) -> str:
    """The YAML example that begins so."""
    return next(text for text in fenced(README, "yaml") if text.startswith(start))


def test_the_intake_in_readme_builds(tmp_path: Path) -> None:
    (tmp_path / "intake.yaml").write_text(example("patient:"), encoding="utf-8")
    built = planner("build", "intake.yaml", "-o", "program.json", folder=tmp_path)
    assert built.returncode == 0, built.stderr
    assert json.loads((tmp_path / "program.json").read_text())["presentation"] == "stenosis"


def test_the_words_beside_the_intake_are_those_that_it_may_have() -> None:
    schema = json.loads(planner("schema", "intake", folder=ROOT).stdout)
    properties = schema["properties"]
    for field in ("irritability", "function"):
        line = re.search(rf"(?m)^{field}: .*# (.*)$", example("patient:"))
        assert line is not None
        assert line[1].split(" | ") == properties[field]["enum"]


def test_the_clinics_rules_in_readme_are_taken(tmp_path: Path) -> None:
    rules = tmp_path / "clinic" / "programs" / "rules"
    rules.mkdir(parents=True)
    (rules / "precautions.yaml").write_text(
        example("# programs/rules/precautions.yaml"), encoding="utf-8"
    )
    checked = planner("library", "check", tmp_path / "clinic", folder=tmp_path)
    assert checked.returncode == 0, checked.stderr
    assert "effort_max" in checked.stderr


def test_the_clinic_in_readme_is_taken(tmp_path: Path) -> None:
    text = example("name: Riverside")
    logo = yaml.safe_load(text)["logo"]
    folder = tmp_path / "clinic"
    folder.mkdir()
    (folder / "exercises").mkdir()
    (folder / "clinic.yaml").write_text(text, encoding="utf-8")
    missing = planner("library", "check", folder, folder=tmp_path)
    assert missing.returncode == 1
    assert logo in missing.stderr
    without = "".join(line for line in text.splitlines(True) if not line.startswith("logo:"))
    (folder / "clinic.yaml").write_text(without, encoding="utf-8")
    assert planner("library", "check", folder, folder=tmp_path).returncode == 0


def paths() -> list[tuple[str, str]]:
    found = []
    for name, document in DOCUMENTS.items():
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document):
            found.append((name, target))
        for text in inline(document):
            if re.fullmatch(r"\.?[\w.-]+(/[\w.-]+)*/?(\.\w+)?", text) and (
                "/" in text or re.search(r"\.(py|yaml|md|toml|txt)$", text)
            ):
                found.append((name, text))
    return sorted(set(found))


ONES_OWN = {
    *("clinic.yaml", "planner.db", "state.json", "crash.log", "config.toml"),
    *("topic.es.md", "topic.en.md", ".es.yaml"),
    *("nerve-sciatic.yaml", "build/demo/program.json", "build/demo/sheets.pdf"),
}
"""What a user has or makes, and files named by their kind."""


@pytest.mark.parametrize(("name", "path"), paths())
def test_a_path_that_is_named_is_there(name: str, path: str) -> None:
    if path in ONES_OWN:
        return
    folders = (ROOT / name for name in ("planner", "programs", "exercises", "tests"))
    there = (ROOT / path).exists() or any(any(one.rglob(path.rstrip("/"))) for one in folders)
    assert there, f"{name} names {path}, which is not there"


def test_paths_are_found_and_a_link_into_contributing_leads_there() -> None:
    assert len(paths()) > 30
    for anchor in re.findall(r"\]\(CONTRIBUTING\.md#([^)]+)\)", README):
        heads = re.findall(r"(?m)^#+ (.*)$", CONTRIBUTING)
        assert anchor in [head.casefold().replace(" ", "-") for head in heads]


def test_the_environment_variables_that_are_told_are_read() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "planner").rglob("*.py"))
    told = set(re.findall(r"PLANNER_[A-Z_]+", README))
    read = set(re.findall(r"PLANNER_[A-Z_]+", code))
    assert told == read
