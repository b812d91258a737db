"""Keys of the workbench are done one after the other, also where one waits for the store."""

import asyncio
import functools
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from planner.tui.base import KEYS


class _InTurn(Protocol):
    turn: asyncio.Lock
    """Held by the action that is done now."""
    paused: bool
    """It asks something, or waits for the store."""


Screen = TypeVar("Screen", bound=_InTurn)
Given = ParamSpec("Given")


def in_turn(
    action: Callable[Concatenate[Screen, Given], Awaitable[None]],
) -> Callable[Concatenate[Screen, Given], Coroutine[Any, Any, None]]:
    """An action in a worker of its own, which may ask and wait.

    Who awaits it goes on when it is done or pauses: its dialog is there then, so that the next key
    goes to it. Where it waits for the store, the app holds the keys (`PlannerScreen.waits`).
    """

    async def begin(screen: Screen, /, *given: Given.args, **named: Given.kwargs) -> None:
        async def act() -> None:
            async with screen.turn:
                await action(screen, *given, **named)
            screen.planner.pass_keys()  # type: ignore[attr-defined]

        worker = screen.run_worker(act(), group=KEYS)  # type: ignore[attr-defined]
        while not (worker.is_finished or screen.paused):
            await asyncio.sleep(0)

    functools.update_wrapper(begin, action)
    return begin
