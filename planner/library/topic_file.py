"""One topic in Markdown: a title, paragraphs, lists and one level of headings, nothing else."""

import re

from planner.model.language import Language
from planner.model.problem import Problem
from planner.model.rules.topic import Topic, TopicBlock

# What Markdown knows and a topic does not, and what to write in its place.
_UNKNOWN = tuple(
    (re.compile(pattern), f"{what} has no place in a topic.", advice)
    for pattern, what, advice in (
        (r"^#{3,}", "a heading of this level", 'Use "## ".'),
        (
            r"^#{1,2}(?![# ])|^#{1,2} *$",
            "a # without a heading after it",
            'Write "# Title" or "## Heading".',
        ),
        (r"^\s+[-*+] ", "a list inside a list", "Make it one list, or two sentences."),
        (r"^[*+] ", "this mark of a list", 'Begin each item with "- ".'),
        (r"^\s*\d+[.)] ", "a numbered list", 'Begin each item with "- ".'),
        (r"^\s*([-*_=])(\s*\1){2,}\s*$", "a line across the page", 'Use a heading, "## ".'),
        (r"^-\s*$", "an empty item", "Write the item or drop the line."),
        (r"^-[^\s-]", "an item without a space", 'Write "- " and then the item.'),
        (r"^( {4}|\t)", "an indent of four or more", "Indent by two, or not at all."),
        (r"^\s*>", "a quotation", "Write a paragraph."),
        (r"^\s*\|", "a table", "Write a list."),
        (r"`|^\s*~~~", "code", "Write plain words."),
        (r"\[[^\]]*\]\s*[\[(:]", "a link, picture or footnote", "Write plain words."),
        (r"<[A-Za-z/!?]|&#?\w+;", "HTML", "Write plain words."),
        (r"\{(?!moves\})|(?<!\{moves)\}", "a brace", "Only {moves} has them."),
        (r"\*|(?<!\w)_|_(?!\w)|~~", "bold, italics or struck-out text", "Write plain words."),
        (r"\\[!-/:-@\[-`{-~]", "a backslash", "Write the character alone."),
    )
)

# A line that is none of them, told apart in one look: most lines are.
_PLAIN = re.compile(r"(?:#{1,2} |- | {0,3})(?:[^\W\d_]|[¿¡])[^`*_<>&|\\\[\]{}~]*")


def topic_from(
    text: str, name: str, language: Language, file: str
) -> tuple[Topic | None, list[Problem]]:
    """The topic, or None and what is the matter, line by line."""
    reader = _Reader(file)
    lines = re.split(r"\r\n|\r|\n", text)
    for number, line in enumerate(lines, start=1):
        reader.take(number, line)
    reader.end(len(lines))
    if reader.problems:
        return None, reader.problems
    blocks = tuple(TopicBlock(kind=kind, text=words) for kind, words in reader.blocks)
    return Topic(name=name, language=language, title=reader.title, paragraphs=blocks), []


class _Reader:
    """Takes lines one by one; `open` says whether the next plain line goes on with the last."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.title = ""
        self.blocks: list[tuple[str, str]] = []
        self.problems: list[Problem] = []
        self.open = False
        self.bare = 0
        """The line of a heading that has nothing under it yet."""

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        words = line.strip()
        if number == 1 and not line.startswith("# "):
            self.fault(1, "the title is missing.", 'Begin the first line with "# ".')
        elif not words:
            self.open = False
        elif fault := _fault(line):
            self.fault(number, *fault)
            self.open, self.bare = False, 0
        elif line.startswith("# "):
            self.set_title(number, words[2:].strip())
        elif line.startswith("## "):
            self.tell_bare()
            self.blocks.append(("heading", words[3:].strip()))
            self.open, self.bare = False, number
        else:
            self.bare = 0
            self.take_text(number, line, words)

    def take_text(self, number: int, line: str, words: str) -> None:
        """Read a line of a list or paragraph."""
        if line.startswith("- "):
            self.blocks.append(("list", words[2:].strip()))
        elif not self.open:
            self.blocks.append(("paragraph", words))
        elif self.blocks[-1][0] == "list" and not line.startswith(" "):
            self.fault(
                number,
                "this line stands right under a list.",
                "Leave a line free above a paragraph; indent by two what belongs to the item.",
            )
        else:
            kind, before = self.blocks[-1]
            self.blocks[-1] = kind, f"{before} {words}"
        self.open = True

    def end(self, number: int) -> None:
        """After the last line."""
        self.tell_bare()
        if not self.blocks and not self.problems:
            self.fault(number, "there is nothing under the title.", "Write a paragraph.")

    def set_title(self, number: int, words: str) -> None:
        if number == 1:
            self.title = words
        elif self.title:
            self.fault(number, "this is a second title.", 'Use "## " for a heading.')

    def tell_bare(self) -> None:
        if self.bare:
            words = self.blocks[-1][1]
            advice = "Write a paragraph or a list there."
            self.fault(self.bare, f'there is nothing under the heading "{words}".', advice)

    def fault(self, number: int, message: str, advice: str) -> None:
        self.problems.append(
            Problem(file=self.file, line=number, message=message, advice=advice, code="TOPIC01")
        )


def _fault(line: str) -> tuple[str, str] | None:
    if line.isprintable() and _PLAIN.fullmatch(line):
        return None
    for character in line:
        if not character.isprintable() and character != "\t":
            code = f"U+{ord(character):04X}"
            return f"the character {code} does not print.", "Use an ordinary space, or drop it."
    return next(
        ((message, advice) for found, message, advice in _UNKNOWN if found.search(line)), None
    )
