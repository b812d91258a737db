"""The head of the lower panel: in a small window it says which panel is shown."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget


class PanelTabs(Widget):
    """Exercise and findings; a click shows the other one."""

    COMPONENT_CLASSES = {"tabs--on", "tabs--off", "tabs--bad"}
    words: reactive[str] = reactive("")
    bad: reactive[bool] = reactive(False)
    narrow: reactive[bool] = reactive(True)
    showing: reactive[str] = reactive("exercise")

    def show(self, words: str, bad: bool) -> None:
        """What the findings come to."""
        self.words, self.bad = words, bad

    def render(self) -> RenderResult:
        """One line."""
        on = self.get_visual_style("tabs--on")
        off = self.get_visual_style("tabs--off")
        count = Content.styled(self.words, self.get_visual_style("tabs--bad") if self.bad else off)
        if not self.narrow:
            return Content.assemble(Content.styled("Findings", on), "  ", count)
        click = Style.from_meta({"@click": "screen.panel"})
        exercise = self.showing == "exercise"
        return Content.assemble(
            Content.styled(_marked("Exercise", exercise), on if exercise else off),
            "  ",
            Content.styled(_marked("Findings", not exercise), off if exercise else on),
            "  ",
            count,
        ).stylize(click)


def _marked(text: str, shown: bool) -> str:
    return f"[{text}]" if shown else f" {text} "
