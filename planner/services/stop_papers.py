"""What is handed over when a red flag stops the program: a card for the patient, a letter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from planner.building.red_flags import answers_of, screen

if TYPE_CHECKING:
    from planner.building.red_flags import Raised
    from planner.handout.layouts.stop.stop_paper import StopPaper
    from planner.model.intake import Intake
    from planner.services.workspace import Workspace


def write_stop_papers(
    workspace: Workspace, intake: Intake, folder: Path, stops: tuple[Raised, ...] | None = None
) -> tuple[Path, ...]:
    """Write the safety-net card and the letter into a folder; where they are.

    `stops` is what stops a program that is there; None: what the intake raises.

    Raises FileTrouble, and StopNotTranslated if the card is not written in the patient's language.
    """
    from planner.exchange.files import FileTrouble, write_private
    from planner.handout.layouts.stop.render_stop import render_stop
    from planner.handout.options import Options
    from planner.handout.typeset.text import NotPrintable

    sources = workspace.sources
    options = Options(
        clinic=sources.clinic[0], logo=sources.logo[0], made_on=workspace.clock.today()
    )
    paper = stop_paper(workspace, intake, stops)
    stem = re.sub(r"[^\w-]+", "-", intake.patient.on_paper).strip("-") or "patient"
    card, letter = folder / f"{stem}-safety-net.pdf", folder / f"{stem}-letter.pdf"
    try:
        pages = [render_stop(paper, layout, options) for layout in ("safety-net", "letter")]
    except NotPrintable as error:
        raise FileTrouble(str(error)) from error
    for path, pdf in zip((card, letter), pages, strict=True):
        write_private(path, pdf)
    return card, letter


class StopNotTranslated(Exception):
    """A sentence of the safety-net card is not written in the patient's language."""


def stop_paper(
    workspace: Workspace, intake: Intake, stops: tuple[Raised, ...] | None = None
) -> StopPaper:
    """The papers in words, the card's in the patient's language. Raises StopNotTranslated."""
    from planner.handout.layouts.stop.stop_paper import RaisedLine, StopPaper

    library = workspace.library.for_presentation(intake.presentation)
    rules, language = library.rules, intake.patient.language
    every = screen(intake, library) if stops is None else stops
    raised = [one for one in every if one.grave]

    def said(sentence: str) -> str:
        if language == "en":
            return sentence
        found = workspace.sources.sentences[0][language].get(sentence)
        if found is None:
            raise StopNotTranslated(f'not written in the patient\'s language: "{sentence}"')
        return found

    call = [
        rule.model_copy(update={"when": said(rule.when)})
        for rule in rules.guidance.call
        if rule.urgency != "soon" and rule.nerve is not False
    ]
    return StopPaper(
        intake=intake,
        action=max((one.action for one in raised), key=("caution", "urgent", "emergency").index),
        raised=tuple(RaisedLine(one.title, one.what_to_do) for one in raised),
        answers=answers_of(intake, rules),
        seen_for=library.templates[intake.presentation].name,
        conditions=tuple(
            rules.precautions[name].name for name in intake.precautions if name in rules.precautions
        ),
        findings=tuple(
            rules.findings[name].name for name in intake.findings if name in rules.findings
        ),
        call=tuple(call),
        nerve_safety_net=said(rules.guidance.nerve_safety_net),
    )
