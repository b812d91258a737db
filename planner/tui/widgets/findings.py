"""The findings as a list, a line each, in groups; it is only rebuilt when they changed."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from planner.tui.words.finding_place import Listed
from planner.tui.words.finding_ways import MOST

_GROUPS = {"problem": "To mend", "advice": "Worth a look", "overridden": "Left, with a reason"}


class Findings(OptionList):
    """Shows findings; the screen decides what Enter and the digits do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        (str(number), f"screen.fix({number})") for number in range(1, MOST + 1)
    ]

    def __init__(self) -> None:
        super().__init__(id="finding-list", compact=True, markup=False)
        self._shown: tuple[Listed, ...] | None = None

    def show(self, findings: tuple[Listed, ...]) -> None:
        """Show these."""
        if findings == self._shown:
            return
        place = self._place() or 0
        self._shown = findings
        self.clear_options()
        if not findings:
            self.add_option(
                Option(Content.styled("Nothing to mend.", "$text-muted"), disabled=True)
            )
            return
        self.add_options(self._entries())
        ids = [option.id for option in self.options]
        self.highlighted = ids.index(str(min(place, len(findings) - 1)))

    def _entries(self) -> Iterator[Option]:
        """Each finding with its place in the list as id; groups have a head if there are two."""
        found = self._shown or ()
        several = len({_group(one) for one in found}) > 1
        before = ""
        for place, one in enumerate(found):
            group = _group(one)
            if several and group != before:
                yield Option(Content.styled(_GROUPS[group], "bold"), disabled=True)
            before = group
            yield Option(_line(one), id=str(place))

    def _place(self) -> int | None:
        option = self.highlighted_option
        return int(option.id) if option and option.id else None

    @property
    def current(self) -> Listed | None:
        """The finding under the cursor."""
        place = self._place()
        return self._shown[place] if self._shown and place is not None else None


def _group(one: Listed) -> str:
    return "overridden" if one.override is not None else one.finding.severity


def _line(one: Listed) -> Content:
    """As much as one line holds; the rest stands under the list when it is highlighted."""
    told = f"{one.finding.message[:1].upper()}{one.finding.message[1:]}"
    said = ("intake", one.finding.place.field.replace("_", " "))
    parts = one.where.split(", ")
    place = [part for part in parts if part not in said and part not in told.casefold()]
    where = f"{', '.join(place)}: " if any(place) else ""
    if one.override is not None:
        text = f"overridden  {where}{told} {one.override.reason}"
        return Content.styled(text, "$text-muted")
    problem = one.finding.severity == "problem"
    mark = ("! ", "bold $text-error") if problem else ("  ", "$text-warning")
    return Content.assemble(mark, (where, "$text-muted"), told)
