"""The lines of a list to pick from, and those that have certain words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from textual.content import Content


def _nothing() -> Content:
    return Content("")


@dataclass(frozen=True)
class Pick:
    """One line of the list."""

    key: str
    title: str
    note: str = ""
    words: str = ""
    """More words that find it."""
    warn: bool = False
    """It is excluded by something; the note says by what."""
    detail: Callable[[], Content] = field(default=_nothing, compare=False)
    """What the panel beside the list says about it; made when it is highlighted."""
    group: str = ""
    """What it stands under, where the whole list is shown."""

    def line(self, mark: str, width: int) -> Content:
        """The line as it is shown, its note in a column."""
        title = Content(self.title)
        title = title.pad_right(max(0, width - title.cell_length))
        return Content.assemble(mark, title, "  ", (self.note, self._style))

    def full(self) -> Content:
        """What it means, after what speaks against it."""
        if not self.warn:
            return self.detail()
        return Content.assemble((self.note, self._style), "\n\n", self.detail())

    @property
    def haystack(self) -> str:
        """What words are looked for in."""
        return f"{self.title} {self.note} {self.key} {self.words}".casefold()

    @property
    def _style(self) -> str:
        return "$text-warning" if self.warn else "$text-muted"


def narrowed(picks: Sequence[Pick], words: str) -> list[Pick]:
    """The ones that have every word, those with a word that begins so first."""
    wanted = words.casefold().split()
    found = [pick for pick in picks if all(word in pick.haystack for word in wanted)]
    return sorted(found, key=lambda pick: not all(f" {w}" in f" {pick.haystack}" for w in wanted))
