"""A search field that leaves a leading space to the list below it."""

from textual.events import Key
from textual.widgets import Input


class SearchField(Input):
    """Space ticks the highlighted line as long as nothing is typed."""

    async def _on_key(self, event: Key) -> None:
        if event.character == " " and not self.value:
            event.prevent_default()
