"""Keys of the workbench are done one after the other, also where one waits for the store."""

import functools
from asyncio import Lock
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from textual.worker import Worker

from planner.tui.base import KEYS


class _InTurn(Protocol):
    turn: Lock


Screen = TypeVar("Screen", bound=_InTurn)


def in_turn(
    action: Callable[[Screen], Awaitable[None]],
) -> Callable[[Screen], Worker[None]]:
    """An action in a worker of its own: it may ask and wait; the next key waits for its end."""

    @functools.wraps(action)
    def begin(screen: Screen) -> Worker[None]:
        async def act() -> None:
            async with screen.turn:
                await action(screen)

        return screen.run_worker(act(), group=KEYS)  # type: ignore[attr-defined, no-any-return]

    return begin
