"""The filters of the list of patients, each with its key and how many it would show."""

from collections.abc import Mapping

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from planner.tui.commands import commands_of

PREFIX = "only_"
"""Of the actions that filter the list."""


class PatientFilters(Widget):
    """One line, two where that is too narrow; the filter in force stands in brackets."""

    COMPONENT_CLASSES = {"filters--key", "filters--chosen"}

    def __init__(self) -> None:
        super().__init__(id="filters")
        self._chosen = "all"
        self._counts: Mapping[str, int] = {}

    def show(self, chosen: str, counts: Mapping[str, int]) -> None:
        """Which one is in force, and what each would show; none that is not counted yet."""
        self._chosen, self._counts = chosen, counts
        self.refresh(layout=True)

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002
        viewport: Size,  # noqa: ARG002
        width: int,
    ) -> int:
        """The lines it takes."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """The filters."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines = [Content("")]
        for part in self._parts():
            if lines[-1] and lines[-1].cell_length + part.cell_length > width:
                lines.append(Content(""))
            lines[-1] = Content.assemble(lines[-1], part, " ")
        return lines

    def _parts(self) -> list[Content]:
        key = self.get_visual_style("filters--key")
        parts = []
        for command in commands_of("home"):
            name = command.action.removeprefix(PREFIX)
            if name == command.action:
                continue
            count = self._counts.get(name, 0)
            text = f"{command.title} {count}" if count else command.title
            label = Content(f"{text} ")
            if name == self._chosen:
                label = Content.styled(f"[{text}]", self.get_visual_style("filters--chosen"))
            shown = self.app._keymap.get(command.id, command.label)
            click = Style.from_meta({"@click": f"screen.{command.action}"})
            parts.append(Content.assemble(Content.styled(shown, key), " ", label).stylize(click))
        return parts
