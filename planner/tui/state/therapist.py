"""Who sits at the planner: the name that stands under an override."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.services.workspace import Workspace
    from planner.tui.state.memory import Memory

_KEY = "therapist"


def therapist(memory: "Memory", workspace: "Workspace") -> str:
    """The name typed last; else that of config.toml, then the clinic's; empty if nobody said."""
    remembered = memory.get(_KEY)
    if remembered:
        return remembered
    if workspace.config.initials:
        return workspace.config.initials
    clinic, _ = workspace.sources.clinic
    return (clinic.therapist or "") if clinic else ""


def remember_therapist(memory: "Memory", name: str) -> None:
    """Keep a name that was typed."""
    if name != memory.get(_KEY):
        memory.put(_KEY, name)
