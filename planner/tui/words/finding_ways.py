"""What can be done about a finding, each under a digit."""

from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from planner.model.finding import Fix
from planner.tui.words.finding_place import Listed

MOST = 9
"""As many as there are digits."""


@dataclass(frozen=True)
class WayOut:
    """One way, in words, and the action of the workbench that it is."""

    words: str
    action: Literal["fix", "add", "swap", "easier", "dosage", "intake", "override", "withdraw"]
    fix: Fix | None = None


_SWAP = WayOut("Swap it", "swap")
_EASIER = WayOut("Take an easier one", "easier")
_DOSE = WayOut("Change its dose", "dosage")
_ADD = WayOut("Add an exercise there", "add")
_INTAKE = WayOut("Change the intake", "intake")
_AGAINST = WayOut("Leave it, with a reason", "override")
_WITHDRAW = WayOut("Take the reason back", "withdraw")


def ways(one: Listed) -> tuple[WayOut, ...]:
    """The fixes that the rule offers first; going against it last."""
    if one.override is not None:
        return (_WITHDRAW,)
    finding = one.finding
    found = [WayOut(fix.words, "fix", fix) for fix in finding.fixes]
    if finding.place.of_intake or finding.place.field == "irritability":
        found.append(_INTAKE)
    elif finding.place.exercise and one.key is not None:
        found += [_SWAP, _EASIER, _DOSE]
    elif finding.place.slot and one.key is None:
        found.append(_ADD)
    elif finding.place.field == "minutes" and one.key is not None:
        found += [_DOSE]
    elif one.key is None:
        found.append(_INTAKE)
    if finding.may_override:
        found.append(_AGAINST)
    return tuple(found[:MOST])


def full_words(one: Listed) -> Content:
    """The whole finding, and its ways with their digits."""
    finding = one.finding
    where = f"{one.where}: " if one.where else ""
    told = f"{where}{finding.message} {finding.advice}".strip()
    if one.override is not None:
        by = f" ({one.override.who})" if one.override.who else ""
        told = f"{where}{finding.message} Your reason: {one.override.reason}{by}"
    keys: list[Content] = [
        Content.assemble((str(number), "bold $text-primary"), f" {way.words}")
        for number, way in enumerate(ways(one), 1)
    ]
    there = ("  Enter goes there" if one.key else "", "$text-muted")
    return Content.assemble(Content("  ").join(keys), there, "\n", told)
