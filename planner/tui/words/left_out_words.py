"""What was left out of a program, grouped by what it was left out for."""

from textual.content import Content

from planner.model.exercise.property_words import property_words
from planner.model.library import Library
from planner.model.program.program import LeftOut, Program
from planner.tui.words.against import rule_words


def left_out_text(program: Program, library: Library) -> Content:
    """One paragraph a rule."""
    groups: dict[str, list[LeftOut]] = {}
    for one in program.left_out:
        groups.setdefault(one.precaution, []).append(one)
    if not groups:
        return Content.styled("Nothing was left out.", "$text-muted")
    parts = []
    for rule, entries in groups.items():
        lines = [Content.styled(rule_words(rule, library), "bold")]
        for one in entries:
            slot = f", for {one.slot}" if one.slot else ""
            lines.append(
                Content.assemble(
                    f"  {one.name or one.exercise}",
                    (f"  {property_words(one.property)}{slot}", "$text-muted"),
                )
            )
        parts.append(Content("\n").join(lines))
    return Content("\n\n").join(parts)
