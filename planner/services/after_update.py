"""After an update: what the maker changed under a clinic's changes, and what no longer fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.services.shelf_upgrade import Unsettled, Upgrade, look, unsettled

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model.problem import Problem
    from planner.services.workspace import Workspace


@dataclass(frozen=True)
class AfterUpdate:
    """What an update asks of a clinic."""

    under: tuple[Unsettled, ...]
    """Values that the clinic changed and the maker changed too."""
    lost: tuple[Problem, ...]
    """Other changes that no longer fit: what they are of was moved or is gone."""
    upgrade: Upgrade


def after_update(workspace: Workspace, clinic: Path) -> AfterUpdate:
    """Look at the clinic's changes over what is shipped now; nothing is written."""
    under = tuple(unsettled(workspace, clinic))
    found = look(workspace, clinic)
    told = {(str(one.file), one.line) for one in under}
    lost = (one for one in found.stale if (one.file, one.line) not in told)
    return AfterUpdate(under, tuple(lost), found)
