"""The store is asked by a thread: no key waits for it."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from textual.screen import Screen

from planner.model.stored import StoreTrouble

R = TypeVar("R")


async def away(screen: Screen[Any], act: Callable[[], R]) -> R | StoreTrouble:
    """The answer, or why there is none."""
    worker = screen.run_worker(partial(_answer, act), thread=True, group="store")
    found: R | StoreTrouble = await worker.wait()
    return found


def _answer(act: Callable[[], R]) -> R | StoreTrouble:
    try:
        return act()
    except StoreTrouble as trouble:
        return trouble
