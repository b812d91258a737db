"""Keys in their order: the next one goes on its way when what the last one did is done.

A key goes from the field in hand up to the app, from queue to queue; a Tab or an opened screen
changes where the next one belongs. Sent on at once, a key that follows within milliseconds would
reach the field or the screen before.
"""

from collections import deque
from collections.abc import Sequence
from typing import Any

from textual.app import App
from textual.command import CommandList, CommandPalette
from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.screen import Screen
from textual.widget import Widget

from planner.model.characters import without_control

_LOOK_AGAIN_S = 0.02
"""Keys that are held look this often whether they may go on."""
_QUIET_ROUNDS = 2
"""A handler's own messages stand behind the first round; focus and screens settle before both."""
_AT_ONCE = "ctrl+q"
"""Leaving waits for no store; pressed twice, for no key either."""

_Where = tuple[Screen[Any], Widget | None]


def in_one_line(pasted: Paste) -> Paste:
    """What is pasted, its lines one after the other: a field would take the first alone.

    Characters that no key types and nobody sees, as other programs put them on the clipboard, stay
    behind: no field could be kept with one.
    """
    lines = [without_control(line) for line in pasted.text.splitlines()]
    if len(lines) < 2:
        return Paste("".join(lines))
    return Paste("; ".join(line for line in map(str.strip, lines) if line))


class KeysInOrder(App[None]):
    """An app that handles one key at a time, however fast they come."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: deque[Key | Paste] = deque()
        """What was pressed and is not yet on its way."""
        self._under_way = False
        self._looking = False

    @property
    def holds_keys(self) -> bool:
        """Something is under way that the next key must come after."""
        return list_is_being_made(self.screen)

    @property
    def keys_pending(self) -> bool:
        """A key is being handled, or waits for its turn."""
        return self._under_way or bool(self._keys)

    async def on_event(self, event: Event) -> None:
        """Keys and what is pasted wait for their turn; all else goes its way."""
        if isinstance(event, Key | Paste) and not (event.is_forwarded or self._at_once(event)):
            self._keys.append(in_one_line(event) if isinstance(event, Paste) else event)
            await self._next()
        else:
            await super().on_event(event)

    def _at_once(self, event: Key | Paste) -> bool:
        if not isinstance(event, Key) or event.key != _AT_ONCE:
            return False
        again = any(isinstance(one, Key) and one.key == _AT_ONCE for one in self._keys)
        return again or (self.holds_keys and not self._under_way)

    def pass_keys(self) -> None:
        """Nothing waits any more: the keys that were held go where they belong now."""
        if self._keys and not self._under_way:
            # What the key before it opened must be there first.
            self._under_way = True
            self._follow(0)

    async def _next(self) -> None:
        if self._under_way or not self._keys:
            return
        if self.holds_keys:
            if not self._looking:
                self._looking = True
                self.set_timer(_LOOK_AGAIN_S, self._look_again)
            return
        self._under_way = True
        await super().on_event(self._keys.popleft())
        self._follow(0)

    def _look_again(self) -> None:
        self._looking = False
        self.pass_keys()

    def _follow(self, quiet: int) -> None:
        """Behind the key, through each queue on its way."""
        at: Widget = self.focused or self.screen
        self._hop(tuple(at.ancestors_with_self), (self.screen, self.focused), quiet)

    def _hop(self, way: Sequence[DOMNode], where: _Where, quiet: int) -> None:
        for place, node in enumerate(way):
            # One that is being closed takes no more; the next one up does.
            if isinstance(node, Widget) and node.call_later(
                self._hop, way[place + 1 :], where, quiet
            ):
                return
        self.call_later(self._came_up, where, quiet)

    async def _came_up(self, where: _Where, quiet: int) -> None:
        quiet = quiet + 1 if where == (self.screen, self.focused) else 0
        if quiet < _QUIET_ROUNDS:
            self._follow(quiet)
        else:
            self._under_way = False
            await self._next()


def list_is_being_made(screen: Screen[Any]) -> bool:
    """A palette whose list does not yet show what was typed.

    Until its lines are laid out, Textual's list knows no line for the row in hand: paging would
    end in a KeyError. And Enter would run a command that the last letters have ruled out.
    """
    if not isinstance(screen, CommandPalette):
        return False
    gathering = any(
        worker.group == CommandPalette._GATHER_COMMANDS_GROUP and not worker.is_finished
        for worker in screen.workers
    )
    found = screen.query(CommandList)
    laid_out = all(not one.option_count or one.scrollable_content_region for one in found)
    return gathering or not found or not laid_out
