"""README and CONTRIBUTING as data: commands, options, paths, lists."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import typer
from typer.main import get_command

from planner.cli.commands import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DOCUMENTS = {"README.md": README, "CONTRIBUTING.md": CONTRIBUTING}


def fenced(text: str, language: str = "") -> Iterator[str]:
    """What stands between ```language and ```."""
    for found in re.finditer(r"(?ms)^```(\w*)\n(.*?)^```$", text):
        if found[1] == language:
            yield found[2]


def inline(text: str) -> Iterator[str]:
    """What stands between backticks, in one line."""
    prose = re.sub(r"(?ms)^```.*?^```$", "", text)
    for found in re.finditer(r"`([^`]+)`", prose):
        yield " ".join(found[1].split())


def command_lines(text: str) -> Iterator[str]:
    """The lines `planner ...` of the fenced blocks, without what is said of them beside."""
    for block in fenced(text):
        joined = re.sub(r"\n {4}(?=\[)", " ", block)
        for line in joined.splitlines():
            for part in re.split(r" \| (?=planner )", re.split(r" {3,}|\s+#", line)[0]):
                if re.match(r"planner( |$)", part):
                    yield part


@cache
def _all() -> typer.Context:
    return typer.Context(get_command(app), info_name="planner")


@cache
def help_of(path: tuple[str, ...]) -> str:
    """What `planner PATH --help` says; empty if there is no such command."""
    at = _all()
    for name in path:
        command = getattr(at.command, "commands", {}).get(name)
        if command is None:
            return ""
        at = typer.Context(command, info_name=name, parent=at)
    return at.get_help()


@cache
def subcommands(path: tuple[str, ...]) -> tuple[str, ...]:
    """The commands under a command."""
    _, _, listed = help_of(path).partition("\nCommands:\n")
    return tuple(re.findall(r"(?m)^ {2}([a-z-]+)", listed))


@cache
def options(path: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The options of a command, each with what it may be if that is one of a few."""
    _, _, listed = help_of(path).partition("\nOptions:\n")
    found: dict[str, tuple[str, ...]] = {}
    for line in re.findall(r"(?m)^ {2}(-.*)$", listed):
        few = re.search(r"[<\[]([a-z0-9-]+(?:\|[a-z0-9-]+)+)[>\]]", line)
        for name in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line.split("   ")[0]):
            found[name] = tuple(few[1].split("|")) if few else ()
    return found


def commands() -> dict[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Every command that does something, with its options."""
    found: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        path = waiting.pop()
        under = subcommands(path)
        waiting += [(*path, name) for name in under]
        if not under:
            found[path] = options(path)
    return found


def command_of(words: list[str]) -> tuple[str, ...]:
    """The command that the words after `planner` begin with, as far as they lead."""
    path: tuple[str, ...] = ()
    for word in words:
        if word not in subcommands(path):
            break
        path = (*path, word)
    return path
