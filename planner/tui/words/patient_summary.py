"""The patient in a few lines, beside the plan where there is room."""

from textual.content import Content

from planner.model.library import Library
from planner.model.program.program import Program
from planner.tui.words.against import rule_words


def patient_summary(program: Program, library: Library) -> Content:
    """What the plan was built for: findings, precautions, goals, what is at home."""
    intake = program.intake
    name = library.templates[program.presentation].name
    year = f", born {intake.patient.birth_year}" if intake.patient.birth_year else ""
    function = intake.function.replace("_", " ")
    lines = [
        ("Patient", f"{intake.patient.name}{year}"),
        ("Presentation", f"{name}; irritability {intake.irritability}; {function}"),
        ("Findings", ", ".join(rule_words(one, library) for one in intake.findings)),
        ("Precautions", ", ".join(rule_words(one, library) for one in intake.precautions)),
        ("Goals", "; ".join(intake.goals)),
        ("At home", ", ".join(intake.equipment)),
    ]
    return Content("\n").join(
        Content.assemble((f"{title:<13}", "$text-muted"), text or "none") for title, text in lines
    )
