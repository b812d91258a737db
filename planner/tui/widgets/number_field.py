"""A field for a whole number; letters are left to the dialog."""

from textual.events import Key
from textual.widgets import Input


class NumberField(Input):
    """Only what a number may hold is typed; plus and minus go to the dialog."""

    async def _on_key(self, event: Key) -> None:
        if event.is_printable and event.character in ("+", "-", "="):
            return
        await super()._on_key(event)
