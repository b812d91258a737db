"""Why something changes after a visit, to the patient: what was accepted, in its own sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.services.proposal_words import to_patient

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.follow_up.derive import Situation
    from planner.handout.document.changes import Amount
    from planner.handout.options import Options
    from planner.handout.words.words import Words
    from planner.model.follow_up.proposal import Proposal
    from planner.model.follow_up.visit import Visit
    from planner.services.workspace import Workspace

_UNKNOWN = re.compile(r"(?:^|\s)\?(?=\s|[.,:;]|$)")
"""A place of a sentence that nothing was found for."""
_STOPS = ("take_out", "drop")
_GROWS = ("progress", "two_steps", "smallest_step", "quota_up", "walk_more")


def reasons(
    workspace: Workspace, at: Situation, visit: Visit, wished: Options
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """What was accepted, to the patient: by exercise, and of the program as a whole."""
    why: dict[str, str] = {}
    says: dict[str, None] = {}
    for one in _agreed(visit):
        said = _said(workspace, at, one, wished)
        if said and not one.slot:
            says[said] = None
        elif said and (one.alternative or one.action in _STOPS):
            why |= {name: said for name in (one.exercise, one.alternative) if name}
    return why, tuple(says)


def amounts_why(
    workspace: Workspace,
    at: Situation,
    visit: Visit,
    wished: Options,
    words: Words,
    amounts: Sequence[Amount],
) -> tuple[str, ...]:
    """Why there is another amount of these exercises: what holds for several is said once.

    Of what was to grow and does not, for the whole plan got smaller, nothing is said.
    """
    from planner.handout.words.dosage_words import join_list

    there = {one.exercise: one for one in amounts}
    by_rule: dict[str, list[Proposal]] = {}
    for one in _agreed(visit):
        amount = there.get(one.exercise or "")
        if amount is None or not one.changes or one.action == "hold":
            continue
        if amount.is_more or one.action not in _GROWS:
            by_rule.setdefault(one.rule, []).append(one)
    found = []
    for same in by_rule.values():
        names = list(dict.fromkeys(there[one.exercise].name for one in same if one.exercise))
        found.append(_said(workspace, at, same[0], wished, join_list(words, names)))
    return tuple(filter(None, found))


def _agreed(visit: Visit) -> tuple[Proposal, ...]:
    return tuple(one for one in visit.proposals if one.answer in ("accepted", "edited"))


def _said(
    workspace: Workspace, at: Situation, one: Proposal, wished: Options, names: str = ""
) -> str:
    """To the patient, without its dose; empty where there is nothing to say, or a place is open."""
    language, known = wished.language_for(at.program), workspace.sources.sentences[0]
    said = to_patient(_bare(one), at.program, workspace.library, language, known, names)
    said = " ".join(said.split())
    return "" if _UNKNOWN.search(said) else said


def _bare(one: Proposal) -> Proposal:
    """Without its dose: the page has that of the program, whatever was proposed."""
    numbers = {**one.numbers, "dose": "", "change": ""}
    return one.model_copy(update={"item": None, "numbers": numbers})
