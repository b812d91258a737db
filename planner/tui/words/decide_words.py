"""Proposals as they are decided: a line each, all that one says, and what changes by them."""

from collections.abc import Sequence

from textual.content import Content

from planner.follow_up.difference import ChangedLane, Difference
from planner.follow_up.waiting import Declined, if_declined
from planner.model.follow_up.proposal import Proposal
from planner.model.language import Sentences
from planner.model.library import Library
from planner.model.program.program import Item, Program
from planner.model.vocabulary import CERTAINTY_WORDS
from planner.services.proposal_words import to_patient, to_therapist
from planner.tui.state.visit_draft import DecisionMade, VisitDraft
from planner.tui.words.dose_words import cell

_MARKS = {"open": "[ ]", "accepted": "[x]", "edited": "[~]", "declined": "[-]"}
_ACTIONS = {
    "take_out": "take it out",
    "swap": "another in its place",
    "start_dose": "back to its first dose",
    "rung_down": "a step easier",
    "less": "less of it",
    "quota_up": "the next amount",
    "rebase": "a new start",
    "drop": "it may go",
    "hold": "stays as it is",
    "smallest_step": "the smallest step up",
    "two_steps": "two steps up",
    "progress": "a step up",
    "fewer": "less often a day",
    "as_needed": "as needed",
    "walk_more": "walk more",
    "walk_less": "walk less",
    "stop": "stop",
    "tell": "to know",
    "restart_less": "one set less for a week",
    "restart_part": "two thirds for a week",
    "restart_phase": "a phase back",
    "fit": "fit it into the week",
    "keep_few": "keep the few that matter",
    "light_week": "a light week",
    "repeat_week": "repeat this week",
    "next_phase": "on to the next phase",
}


def proposal_key(one: Proposal) -> str:
    """What a decision is kept under: another dose or another exercise is decided anew, also where
    the program was changed in another window meanwhile."""
    dose = cell(one.item) if one.item else ""
    exercises = one.exercise or "", one.alternative or ""
    return "|".join((one.rule, one.slot, one.action, *exercises, dose))


def decided(proposals: Sequence[Proposal], draft: VisitDraft) -> tuple[Proposal, ...]:
    """The proposals with the answers that were given."""
    return tuple(_with(one, draft.decisions.get(proposal_key(one))) for one in proposals)


def _with(one: Proposal, decision: DecisionMade | None) -> Proposal:
    if decision is None:
        return one
    if decision.edits:
        one = Proposal.model_validate_json(decision.edits)
    return Proposal.model_validate(
        {**one.model_dump(), "answer": decision.answer, "reason": decision.reason}
    )


def proposal_line(one: Proposal, program: Program) -> str:
    """One line of the list."""
    name = program.exercises[one.exercise].patient_name if one.exercise in program.exercises else ""
    subject = name or one.slot or "Program"
    ask = " ?" if one.question else ""
    return f"{_MARKS[one.answer]} {one.rule:<8} {subject}: {_ACTIONS[one.action]}{ask}"


def proposal_text(one: Proposal, program: Program, library: Library, known: Sentences) -> Content:
    """All of a proposal: both sentences, what it rests on, and where the rule is from."""
    said = library.rules.follow_up.said(one.rule)
    language = program.intake.patient.language
    patient = to_patient(one, program, library, language, known)
    parts: list[Content] = []
    if one.question:
        parts.append(Content.assemble(("Ask first: ", "bold $text-warning"), one.question))
    parts.append(_titled("Therapist", to_therapist(one, program, library)))
    parts.append(_titled("Patient", patient or "You speak with the patient yourself."))
    if one.answer == "declined":
        parts.append(_titled("Declined", one.reason))
    if one.slot:
        parts.append(_titled("If declined", _IF_DECLINED[if_declined(one)]))
    there = (f"{name} {value}" for name, value in one.numbers.items() if value not in ("", "?"))
    table = "; ".join(there)
    parts.append(_titled("Rests on", table or "what was said"))
    source = f"{one.rule}, {said.source} ({CERTAINTY_WORDS[said.certainty]})"
    parts.append(Content.styled(source, "$text-muted"))
    return Content("\n").join(parts)


_IF_DECLINED: dict[Declined, str] = {
    "waits": "it stays as it is until an answer says that it is fine, or you change it.",
    "held": "it stays as it is for a week.",
    "as_planned": "it goes on as planned.",
}


def _titled(title: str, text: str) -> Content:
    return Content.assemble((f"{title}: ", "bold"), text)


def difference_line(found: Difference) -> str:
    """How much is otherwise."""
    lines = len(found.changed)
    changes = "1 line changes" if lines == 1 else f"{lines} lines change"
    stays = "1 stays as it is" if found.same == 1 else f"{found.same} stay as they are"
    longer = ""
    if found.weeks[0] != found.weeks[1]:
        longer = f" {found.weeks[0]} weeks become {found.weeks[1]}."
    return f"{changes}; {stays}.{longer}"


def difference_text(
    found: Difference, before: Program, after: Program, unfit: Sequence[str]
) -> Content:
    """Each line that changes, from which week on."""
    lines = [_changed(one, before, after) for one in found.changed]
    if found.first[0] != found.first[1]:
        lines.append(Content(f"Longest day: {found.first[0]} → {found.first[1]} min"))
    lines += [Content.styled(f"! {one}", "$text-warning") for one in unfit]
    return Content("\n").join([Content.styled(difference_line(found), "bold"), *lines])


def _changed(one: ChangedLane, before: Program, after: Program) -> Content:
    was, now = _done(one.before, before), _done(one.now, after)
    if one.before and one.now and one.before.exercise == one.now.exercise:
        was, now = f"{_name(one.before, before)} {cell(one.before)}", cell(one.now)
        if was.endswith(f" {now}"):
            now = "as needed" if one.now.as_needed else "said otherwise"
    return Content.assemble(
        (f"week {one.week:<2} ", "$text-muted"),
        was,
        (" → ", "bold"),
        now,
        (f"  ({one.slot})", "$text-muted"),
    )


def _done(item: Item | None, program: Program) -> str:
    return "nothing" if item is None else f"{_name(item, program)} {cell(item)}"


def _name(item: Item, program: Program) -> str:
    return program.exercises[item.exercise].patient_name
