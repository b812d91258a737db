"""A field for a whole number."""

from textual.events import Key
from textual.widgets import Input


class NumberField(Input):
    """Plus and minus are left to the dialog, which counts up and down."""

    async def _on_key(self, event: Key) -> None:
        if event.is_printable and event.character in ("+", "-", "="):
            event.prevent_default()
