"""What is said of a program that is to become a template."""

from typing import assert_never

from planner.services.template_saving import (
    NameTaken,
    NoFolder,
    NoSuchPresentation,
    TemplateFaulty,
    TemplateNotWritten,
    TemplateOutcome,
    TemplateSaved,
)
from planner.tui.words.shelf_words import FOLDER_FIRST

TEMPLATE_TEXT = (
    "Its lanes, in this order, with what you chose in each. Nothing of the patient is in it. "
    "What shall the template be called?"
)


def template_words(outcome: TemplateOutcome) -> str:
    """Where it is, or why it is not."""
    match outcome:
        case TemplateSaved(id=name, file=file):
            return (
                f"The template {name} is in {file}. New intakes have it in their list. "
                f"Another id: planner library rename {name} NEW"
            )
        case NoFolder():
            return FOLDER_FIRST
        case NameTaken(name=name):
            return f'There is a template "{name}" already; it was not touched. Take another name.'
        case NoSuchPresentation(name=name):
            return f'The library has the template "{name}" no more; nothing was written.'
        case TemplateFaulty(problems=problems):
            return f"Nothing was written. {problems[0]}"
        case TemplateNotWritten(why=why):
            return f"Nothing was written. {why}."
        case _:
            assert_never(outcome)
