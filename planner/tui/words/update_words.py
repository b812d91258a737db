"""What the maker changed under a clinic's changes, as a list to go through."""

from dataclasses import dataclass
from typing import Any

from textual.content import Content

from planner.library.changes.edit import MISSING
from planner.library.changes.yaml_text import scalar
from planner.library.digest import ContentDifference
from planner.model.library import Library
from planner.model.problem import Problem
from planner.services.after_update import AfterUpdate
from planner.services.shelf_upgrade import Unsettled
from planner.tui.words.picks import Pick

_UNDER = "Changed under your changes"
_LOST = "Your changes that no longer fit"
_MAKER = "Changed by the maker"


@dataclass(frozen=True)
class UpdatePlace:
    """A line of the list, and the place that Enter opens."""

    pick: Pick
    file: str = ""
    line: int | None = None


def update_places(found: AfterUpdate, library: Library) -> list[UpdatePlace]:
    """What must be settled, then what no longer fits, then what else the maker changed."""
    places = [_under(number, one) for number, one in enumerate(found.under)]
    places += [_lost(number, one) for number, one in enumerate(found.lost)]
    order = sorted(found.upgrade.differences, key=lambda one: (not one.safety, one.thing))
    return places + [_maker(one, library) for one in order]


def update_title(found: AfterUpdate) -> str:
    """Since which version."""
    since = found.upgrade.since
    before = f"since {since}" if since else "no version agreed to yet"
    return f"Planner {found.upgrade.now}, {before}"


def _under(number: int, one: Unsettled) -> UpdatePlace:
    name = one.thing.partition(" ")[2]
    detail = Content("\n").join(
        Content.assemble((title, "bold"), "  ", _said(value))
        for title, value in (
            ("It was", one.was),
            ("It is", one.theirs),
            ("Yours", one.ours),
            ("Settle it", f"Change the file, or: planner library merge {name}"),
        )
    )
    pick = Pick(
        f"under {number}",
        f"{name}: {one.key}",
        _said(one.theirs),
        detail=lambda: detail,
        group=_UNDER,
    )
    return UpdatePlace(pick, str(one.file), one.line)


def _lost(number: int, one: Problem) -> UpdatePlace:
    title = f"{one.file.rsplit('/', 1)[-1]}:{one.line or 1}"
    pick = Pick(f"lost {number}", title, one.message, group=_LOST, detail=lambda: Content(str(one)))
    return UpdatePlace(pick, one.file, one.line)


def _maker(one: ContentDifference, library: Library) -> UpdatePlace:
    """What is shipped otherwise; where the clinic changed some of it, that is opened."""
    note = f"{one.what}, keeps patients safe" if one.safety else one.what
    ours = library.origins.get(one.thing, {})
    mine = f"You changed: {', '.join(ours)}." if ours else "You changed nothing of it."
    text = Content(f"{one.what.capitalize()}: {one.told}. {mine}")
    pick = Pick(f"maker {one.thing}", one.thing, note, group=_MAKER, detail=lambda: text)
    return UpdatePlace(pick, *next(iter(ours.values()), ("", None)))


def _said(value: Any) -> str:
    if value is MISSING:
        return "nothing"
    return value if isinstance(value, str) else scalar(value)
