"""How deep a YAML text nests, counted in the text itself, before any reader of YAML sees it.

Readers of YAML recurse: on a text that nests deep enough they crash, or refuse it in words of their
own that change from release to release. What is counted here is what opens a level: brackets, and
keys and dashes that stand further right. Brackets in quotes, comments, plain words and block text
open nothing. A text that is not valid YAML is counted up to where it goes wrong, and somehow after.
"""

import re

_BREAK = "[\n\r\x85\u2028\u2029]"
_BREAKS = re.compile(f"\r\n|{_BREAK}")
_CLOSED_AT_ONCE = re.compile(r"""[\[{][^\[\]{}'"#]*+[\]}]""")
_MARK = re.compile(r"[-?:](?=[ \t\n]|\Z)")
_INDENT = re.compile(r"( *)[ \t]*")
_BLANKS = re.compile(r"[ \t]*")
_TO_LINE_END = re.compile(r"[^\n]*")
_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?=[ \t\n]|\Z)")
_QUOTED = re.compile(r"""'(?:[^']|'')*+'?|"(?:[^"\\]|\\.)*+"?""", re.DOTALL)
_PROPERTY = re.compile(r"![^ \t\n,\[\]{}]*|[&*][\w-]*")
_BLOCK_TEXT = re.compile(r"[|>]([-+0-9]*)[ \t]*(?:#[^\n]*)?(?=\n|\Z)")
_PLAIN = re.compile(r"(?:[^ \t\n:]|:(?![ \t\n]|\Z)|[ \t]++(?![#\n]|:(?:[ \t\n]|\Z)))+")
_PLAIN_IN_BRACKETS = re.compile(
    r"(?:[^ \t\n:,\[\]{}]|:(?![ \t\n,\[\]{}]|\Z)|[ \t\n]++(?![#:,\[\]{}]))+"
)


def line_too_deep(text: str, most: int) -> int | None:
    """The line, from 1, on which a text nests deeper than `most`; None if it never does."""
    if _is_shallow(text, most):
        return None
    text = _BREAKS.sub("\n", text)
    try:
        _Count(text, most).whole()
    except _TooDeep as found:
        return text.count("\n", 0, found.at) + 1
    return None


def _is_shallow(text: str, most: int) -> bool:
    """True if a look tells that a text cannot nest so deep, as nearly every text does.

    Each level of indentation has a column of its own, and every other level a bracket that is not
    closed again at once.
    """
    if re.search(rf"{_BREAK}[ \t?:-]{{{most // 2}}}", f"\n{text}"):
        return False
    brackets = text.count("[") + text.count("{")
    if brackets > most // 2:
        brackets -= len(_CLOSED_AT_ONCE.findall(text)) - 1
    return brackets <= most // 2


class _TooDeep(Exception):
    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class _Count:
    """Walks through a text token by token; `at` is where it stands."""

    def __init__(self, text: str, most: int) -> None:
        self.text = text
        self.most = most
        self.at = 0
        self.columns: list[int] = []
        """Columns of the open mappings and lists that are told by indentation."""

    def whole(self) -> None:
        while self.at < len(self.text):
            self.line()

    def line(self) -> None:
        """One line and what belongs to it on the next ones."""
        start = self.at
        self.skip(_BLANKS)
        if self.at == start and self.skip(_DOCUMENT):
            self.columns.clear()
            self.value()
        elif self.peek() in ("\n", "#", "%", ""):
            self.end_of_line()
        else:
            self.entry(start)

    def entry(self, start: int) -> None:
        """A line with something on it: dashes, then a key or something else."""
        self.close_beyond(self.at - start)
        while self.skip(_MARK):
            self.open(self.at - 1 - start)
            self.skip(_BLANKS)
        column = self.at - start
        if self.node() and self.text.startswith(":", self.at):
            self.open(column)
            self.at += 1
            self.value()
        else:
            self.end_of_line()

    def value(self) -> None:
        """What stands behind a key, on its line; then the line ends."""
        self.skip(_BLANKS)
        self.node()
        self.end_of_line()

    def node(self) -> bool:
        """A node told by its own signs. True if it can be a key."""
        while self.skip(_PROPERTY):
            self.skip(_BLANKS)
        sign = self.peek()
        if sign in ("", "\n", "#"):
            return False
        if block := _BLOCK_TEXT.match(self.text, self.at):
            self.at = block.end()
            self.block_text(block[1])
            return False
        if sign in "[{":
            self.brackets()
        elif sign in "'\"":
            self.skip(_QUOTED)
        elif not self.skip(_PLAIN):
            return sign == ":"
        elif not self.is_key():
            self.plain_goes_on()
            return False
        self.skip(_BLANKS)
        return True

    def is_key(self) -> bool:
        return self.text.startswith(":", self.indented(self.at)[0])

    def plain_goes_on(self) -> None:
        """Further lines of a plain scalar: all that stand right of what holds it."""
        least = (self.columns[-1] if self.columns else -1) + 1
        self.skip(_BLANKS)
        while self.text.startswith("\n", self.at):
            after = self.at
            while self.text.startswith("\n", after):
                after, column = self.indented(after + 1)
            if column < least or self.text[after : after + 1] in ("#", ""):
                return
            if column == 0 and _DOCUMENT.match(self.text, after):
                return
            self.at = after
            if not self.skip(_PLAIN):
                return
            self.skip(_BLANKS)

    def block_text(self, header: str) -> None:
        """Lines behind | or >, as far as they are indented."""
        around = self.columns[-1] if self.columns else -1
        digit = re.search("[0-9]", header)
        least = max(around, 0) + int(digit[0]) if digit else 0
        while self.text.startswith("\n", self.at):
            after, column = self.indented(self.at + 1)
            if self.text.startswith("\n", after):
                self.at = after
                continue
            least = least or max(column, around + 1, 1)
            if column < least:
                return
            self.at = after
            self.skip(_TO_LINE_END)

    def indented(self, start: int) -> tuple[int, int]:
        """Where the line that starts there has its first sign, and how far it is indented."""
        found = _INDENT.match(self.text, start)
        assert found
        return found.end(), found.end(1) - start

    def brackets(self) -> None:
        """From an opening bracket to the one that closes it."""
        depth = 0
        while self.at < len(self.text):
            sign = self.peek()
            if sign == "#":
                self.skip(_TO_LINE_END)
            elif self.skip(_QUOTED) or self.skip(_PROPERTY):
                pass
            elif sign in "[{]} \t\n," or not self.skip(_PLAIN_IN_BRACKETS):
                self.at += 1
            if sign in "[{":
                depth += 1
                self.check(depth)
            elif sign in "]}":
                depth -= 1
            if depth == 0:
                return

    def close_beyond(self, column: int) -> None:
        while self.columns and self.columns[-1] > column:
            self.columns.pop()

    def open(self, column: int) -> None:
        if not self.columns or self.columns[-1] < column:
            self.columns.append(column)
            self.check(0)

    def check(self, brackets: int) -> None:
        if len(self.columns) + brackets > self.most:
            raise _TooDeep(self.at)

    def end_of_line(self) -> None:
        self.skip(_TO_LINE_END)
        self.at += 1

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def skip(self, what: re.Pattern[str]) -> bool:
        """Go past what stands here; False if it does not, or is nothing."""
        found = what.match(self.text, self.at)
        if found is None or found.end() == self.at:
            return False
        self.at = found.end()
        return True
