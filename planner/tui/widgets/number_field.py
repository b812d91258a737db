"""The field for a whole number or a range."""

from textual.events import Key
from textual.widgets import Input


class NumberField(Input):
    """Plus and minus are left to the dialog, which counts up and down.

    After a digit that was typed, minus is the dash of "8-10": a range, or told to be none here.
    """

    async def _on_key(self, event: Key) -> None:
        if not event.is_printable or event.character not in ("+", "-", "="):
            return
        event.prevent_default()
        if event.character == "-" and self.selection.is_empty and self.value[-1:].isdigit():
            self.insert_text_at_cursor("-")
            event.stop()
