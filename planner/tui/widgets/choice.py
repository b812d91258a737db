"""One of a few, on one line: all of them side by side, or one at a time."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """Left and right change it, or a click on a name, or its letter; Enter opens a long list."""

    COMPONENT_CLASSES = {"choice--chosen", "choice--arrow"}
    BINDINGS = [
        ("left", "step(-1)"),
        ("right", "step(1)"),
        ("enter,space", "open"),
    ]
    value: reactive[str] = reactive("")
    instead: reactive[str] = reactive("")
    """What stands here where there is nothing to choose; it is passed over then."""

    class Changed(Message):
        """The therapist chose another one."""

        def __init__(self, choice: "Choice", value: str) -> None:
            super().__init__()
            self.choice, self.value = choice, value

        @property
        def control(self) -> "Choice":
            """Where it happened."""
            return self.choice

    class Opened(Changed):
        """The therapist wants to see the list; `typed` is what it is looked through for."""

        def __init__(self, choice: "Choice", value: str, typed: str = "") -> None:
            super().__init__(choice, value)
            self.typed = typed

    def __init__(
        self, options: Sequence[tuple[str, str]], value: str, *, id: str, inline: bool = True
    ) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        self._inline = inline
        self.set_reactive(Choice.value, value)

    def render(self) -> RenderResult:
        """The names, the chosen one marked so that no colour is needed to see it."""
        chosen = self.get_visual_style("choice--chosen")
        if self.instead:
            return Content(f" {self.instead}")
        arrow = self.get_visual_style("choice--arrow")
        if self._inline:
            parts = []
            for index, (value, label) in enumerate(self.options):
                click = Style.from_meta({"@click": f"pick({index})"})
                here = value == self.value
                text = Content.styled(f"[{label}]", chosen) if here else Content(f" {label} ")
                parts.append(text.stylize(click))
            return Content(" ").join(parts)
        label = dict(self.options).get(self.value, self.value)
        room = max(4, self.content_size.width - 4)
        shown = Content.styled(label, chosen).truncate(room, ellipsis=True)
        return Content.assemble(
            Content.styled("‹ ", arrow).stylize(Style.from_meta({"@click": "step(-1)"})),
            shown.stylize(Style.from_meta({"@click": "open"})),
            Content.styled(" ›", arrow).stylize(Style.from_meta({"@click": "step(1)"})),
        )

    def watch_instead(self, instead: str) -> None:
        """Neither Tab nor a click comes here."""
        self.disabled = bool(instead)

    def on_key(self, event: Key) -> None:
        """A letter opens a long list with it typed; of a short one it is the next such name."""
        letter = event.character or ""
        if not (event.is_printable and letter.isalpha()):
            return
        event.stop()
        if not self._inline:
            self.post_message(self.Opened(self, self.value, letter))
            return
        values = [value for value, _ in self.options]
        here = values.index(self.value) if self.value in values else 0
        after = [*range(here + 1, len(values)), *range(here + 1)]
        begins = (i for i in after if self.options[i][1].casefold().startswith(letter.casefold()))
        place = next(begins, None)
        if place is not None:
            self.action_pick(place)

    def action_step(self, by: int) -> None:
        """The next one, or the one before."""
        values = [value for value, _ in self.options]
        place = values.index(self.value) if self.value in values else 0
        self.action_pick((place + by) % len(values))

    def action_pick(self, index: int) -> None:
        """This one."""
        self.focus()
        value = self.options[index][0]
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self, value))

    def action_open(self) -> None:
        """The list of a long one; the next of a short one."""
        self.focus()
        if self._inline:
            self.action_step(1)
        else:
            self.post_message(self.Opened(self, self.value))
