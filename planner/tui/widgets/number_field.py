"""Fields for whole numbers."""

from textual.events import Key
from textual.widgets import Input


class NumberField(Input):
    """Plus and minus are left to the dialog, which counts up and down."""

    async def _on_key(self, event: Key) -> None:
        if event.is_printable and event.character in ("+", "-", "="):
            event.prevent_default()


class RangeField(NumberField):
    """A number or a range: after a digit that was typed, minus is the dash of "8-10"."""

    async def _on_key(self, event: Key) -> None:
        if event.character == "-" and self.selection.is_empty and self.value[-1:].isdigit():
            self.insert_text_at_cursor("-")
            event.prevent_default().stop()
