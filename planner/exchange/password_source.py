"""Where a password comes from: the terminal or a file, never the command line in clear.

What stands on a command line is seen by every user of the machine and kept in the shell's history.
"""

import subprocess
import sys
import unicodedata
from getpass import getpass
from pathlib import Path

from planner.exchange.files import read_bytes
from planner.exchange.pdf_password import PasswordRefused, prepared

_COMMAND_S = 30.0
"""A password manager may ask its owner first."""


def ask_password(what: str = "the PDF") -> str:
    """Ask twice, without echo, for a password to lock something. Raises PasswordRefused."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise PasswordRefused("there is no terminal to ask for a password; use --password-file.")
    try:
        password = prepared(getpass(f"Password for {what}: "))
        again = unicodedata.normalize("NFKC", getpass("The same again: "))
    except EOFError:
        raise PasswordRefused("no password was given.") from None
    if password != again:
        raise PasswordRefused("the two passwords are not the same.")
    return password


def ask_given_password(what: str) -> str:
    """Ask once, without echo, for what is locked already. Raises PasswordRefused."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise PasswordRefused("there is no terminal to ask for a password; use --password-file.")
    try:
        return unicodedata.normalize("NFKC", getpass(f"Password of {what}: "))
    except EOFError:
        raise PasswordRefused("no password was given.") from None


def read_password(path: Path) -> str:
    """The first line of a file. Raises PasswordRefused, FileTrouble."""
    try:
        return prepared(_first_line(path))
    except PasswordRefused as error:
        raise PasswordRefused(f"{path}:1: {error}") from None


def read_given_password(path: Path) -> str:
    """The first line of a file, to open what is locked already: however weak.

    Raises PasswordRefused, FileTrouble.
    """
    return unicodedata.normalize("NFKC", _first_line(path))


def password_of_command(words: tuple[str, ...]) -> str:
    """The first line that a command of the user's says. Raises PasswordRefused."""
    try:
        done = subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, timeout=_COMMAND_S, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        why = getattr(error, "strerror", None) or "it does not answer"
        raise PasswordRefused(f"{words[0]}: {why}.") from None
    if done.returncode:
        raise PasswordRefused(f"{words[0]}: ended with status {done.returncode}.")
    return prepared(done.stdout.decode("utf-8", "replace").partition("\n")[0].removesuffix("\r"))


def _first_line(path: Path) -> str:
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PasswordRefused(f"{path}: this is not text in UTF-8.") from None
    return text.partition("\n")[0].removesuffix("\r")
