"""A published form on paper, to be filled in by hand: nothing of a patient is on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.exchange.files import write_private

if TYPE_CHECKING:
    from pathlib import Path

    from planner.handout.options import Options
    from planner.model.rules.measure_rules import PublishedForm
    from planner.services.workspace import Workspace


def write_form(workspace: Workspace, form: PublishedForm, target: Path, wished: Options) -> None:
    """Write it, with the clinic's head. Raises FileTrouble."""
    from planner.handout.layouts.follow_up.form import render_form

    sources = workspace.sources
    options = replace(
        wished,
        clinic=sources.clinic[0],
        logo=sources.logo[0],
        made_on=workspace.clock.today(),
    )
    write_private(target, render_form(form, options))
