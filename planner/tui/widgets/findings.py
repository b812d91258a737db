"""The findings as a list, problems first; it is only rebuilt when they changed."""

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from planner.tui.words.finding_place import Listed


class Findings(OptionList):
    """Shows findings; the screen decides what Enter does."""

    def __init__(self) -> None:
        super().__init__(id="finding-list", compact=True, markup=False)
        self._shown: tuple[Listed, ...] | None = None

    def show(self, findings: tuple[Listed, ...]) -> None:
        """Show these."""
        if findings == self._shown:
            return
        place = self.highlighted or 0
        self._shown = findings
        self.clear_options()
        if not findings:
            self.add_option(Option(Content.styled("Nothing to mend.", "dim"), disabled=True))
            return
        self.add_options(Option(_line(one)) for one in findings)
        self.highlighted = min(place, len(findings) - 1)

    @property
    def current(self) -> Listed | None:
        """The finding under the cursor."""
        if not self._shown or self.highlighted is None:
            return None
        return self._shown[self.highlighted]


def _line(one: Listed) -> Content:
    finding = one.finding
    where = f"{one.where}: " if one.where else ""
    if one.override is not None:
        by = f" ({one.override.who})" if one.override.who else ""
        text = f"overridden  {where}{finding.message} Reason: {one.override.reason}{by}"
        return Content.styled(text, "dim")
    mark, style = (
        ("! problem  ", "bold $text-error")
        if finding.severity == "problem"
        else ("  advice   ", "$text-warning")
    )
    return Content.assemble(
        (mark, style),
        (where, "dim"),
        finding.message,
        (f" {finding.advice}".rstrip(), "dim"),
        (f" c: {finding.fixes[0].words}." if finding.fixes else "", "dim"),
    )
