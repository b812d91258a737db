"""What can be chosen of a handout and how that is said; the same in the preview as in print."""

import os
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from planner.exchange.printers import Printers
from planner.handout.options import ON_SCREEN, Options
from planner.model.language import LANGUAGE_NAMES, LANGUAGES
from planner.model.prints import WITH_DIARY, WITH_PART, WITH_WEEKS, Layout, Print
from planner.model.program.program import Program
from planner.model.program.week_range import week_range

if TYPE_CHECKING:
    from planner.services.config import Config
    from planner.tui.state.memory import Memory

LAYOUT_NAMES: dict[Layout, str] = {
    "sheet": "Sheet",
    "booklet": "Booklet",
    "half": "Half",
    "reading": "Read",
    "one-page": "Fridge",
    "diary": "Diary",
    "cards": "Cards",
    "clinician": "PT copy",
}
LAYOUTS: tuple[Layout, ...] = tuple(LAYOUT_NAMES)

Labels = tuple[tuple[str, str], ...]
"""Values, each with its name."""

_PARTS: Labels = (("now", "Now"), ("all", "All"))
_PAPERS: Labels = (("letter", "Letter"), ("a4", "A4"))
_PRINTS: Labels = (("standard", "Standard"), ("larger", "Larger"), ("large", "Large"))
_INKS: Labels = (("color", "Color"), ("gray", "Gray"))
MONDAY = "monday"
"""The row of the Monday of week 1."""
WEEKS = "weeks"
"""The row of some weeks alone."""
TO, COPIES = "to", "copies"
"""The rows of where it goes, and how often."""
FILE, OPEN = "file", "open"
_MONDAYS_ON, _MONDAYS_BACK = 5, 4
_FOLDER, _TO = "print_folder", "print_to"
_REMEMBERED = {"paper": _PAPERS, "ink": _INKS}
"""What goes with the clinic's printer. The size of the type goes with the patient's eyes."""


_FORMS: Labels = (("paper", "On paper"), ("screen", "On a screen"), ("phone", "For a phone"))
"""A PDF, a PDF that is filled in on a screen, and an HTML page."""
_PAPERS_OF: Labels = (("set", "Our set"), ("one", "One of these"))
"""All that the clinic prints in one go, or what is chosen below."""


def choices(program: Program, prints: tuple[Print, ...] = ()) -> dict[str, tuple[str, Labels]]:
    """The rows of the print dialog: a title, and what can be chosen."""
    return {
        **({"papers": ("Papers", _PAPERS_OF)} if prints else {}),
        "layout": ("What", tuple(LAYOUT_NAMES.items())),
        "part": ("Part", (*_PARTS, *((str(n), str(n)) for n in parts(program)))),
        "language": ("Language", tuple((key, LANGUAGE_NAMES[key]) for key in LANGUAGES)),
        "fill": ("Form", _FORMS),
        "print": ("Print", _PRINTS),
        "ink": ("Ink", _INKS),
        "paper": ("Paper", _PAPERS),
    }


def ways_out(printers: Printers) -> Labels:
    """Where a handout can go: a file is always written, and kept."""
    no_printer = "" if printers.names else " (this machine has no printer: lp names none)"
    return (
        *((f"lp:{name}", f"printer {name}, and a file") for name in printers.names),
        (FILE, f"a file{no_printer}"),
        (OPEN, "a file, and opens it"),
    )


def mondays(first: date) -> Labels:
    """The Mondays that week 1 may begin with: the next one, those after it, and a few before."""
    found = [first + timedelta(weeks=n) for n in (*range(_MONDAYS_ON), *range(-_MONDAYS_BACK, 0))]
    return tuple((day.isoformat(), f"begins {monday_words(day)}") for day in found)


def monday_words(day: date) -> str:
    """ "Monday 30 Nov 2026"."""
    return f"{day:%A} {day.day} {day:%b %Y}"


def parts(program: Program) -> tuple[int, ...]:
    """The parts that a program has."""
    return tuple(phase.number for phase in program.phases)


def no_choice(name: str, chosen: Mapping[str, str]) -> str:
    """What stands in a row instead, where what is chosen leaves nothing to choose."""
    layout = chosen["layout"]
    if is_set(chosen):
        return "as clinic.yaml says" if name in ("layout", "fill") else ""
    if name == "part" and layout not in WITH_PART:
        return "all - Sheet, Fridge and Diary show one part"
    if name == "language" and layout == "clinician":
        return "English - the therapist's copy always is"
    if name == "fill" and layout not in (*WITH_DIARY, *ON_SCREEN):
        return "no diary in it - Diary is one"
    if name == COPIES and not chosen[TO].startswith("lp:"):
        return "1 - a printer makes more"
    return ""


def is_set(chosen: Mapping[str, str]) -> bool:
    """The clinic's set of papers is chosen."""
    return chosen.get("papers") == "set"


def chosen_in(options: Options, program: Program) -> dict[str, str]:
    """The options as values of the rows."""
    return {
        "layout": options.layout,
        "part": str(options.part or "all"),
        "language": options.language or program.intake.patient.language,
        "fill": "screen" if options.fillable else "paper",
        "print": _size(options, program),
        "ink": options.ink,
        "paper": options.paper,
    }


def _size(options: Options, program: Program) -> str:
    if options.large_for(program):
        return "large"
    return "larger" if options.larger_print else "standard"


def options_of(chosen: Mapping[str, str]) -> Options:
    """The values of the rows as options; what the layout leaves no choice of is left.

    Of a set they are those of its sheet.
    """
    values: Mapping[str, Any] = chosen
    return Options(
        layout="sheet" if is_set(chosen) else values["layout"],
        part=_part(chosen["part"]),
        format="html" if _on_a_phone(chosen) else "pdf",
        language=values["language"],
        fillable=chosen["fill"] == "screen" and chosen["layout"] in WITH_DIARY,
        large_print=chosen["print"] == "large",
        larger_print=chosen["print"] == "larger",
        ink=values["ink"],
        paper=values["paper"],
    )


def weeks_of(chosen: Mapping[str, str], last: int) -> tuple[dict[str, Any], str]:
    """The weeks alone that are typed, as options, and what is wrong with them."""
    if not chosen[WEEKS]:
        return {}, ""
    if is_set(chosen) or chosen["layout"] not in WITH_WEEKS:
        return {}, "Sheet and Diary show some weeks alone: take one of them, or clear Weeks."
    weeks, wrong = week_range(chosen[WEEKS], last)
    return {"weeks": weeks, "part": None}, wrong


def _on_a_phone(chosen: Mapping[str, str]) -> bool:
    return chosen["fill"] == "phone" and chosen["layout"] in ON_SCREEN and not is_set(chosen)


def _part(chosen: str) -> int | Literal["now"] | None:
    if chosen == "now":
        return "now"
    return None if chosen == "all" else int(chosen)


def usual(memory: "Memory", program: Program) -> Options:
    """The sheet that is on, in the patient's language and size; paper and ink as they were last."""
    chosen = chosen_in(Options(layout="sheet", part="now"), program)
    for name, labels in _REMEMBERED.items():
        kept = memory.get(name)
        if kept in dict(labels):
            chosen[name] = str(kept)
    return options_of(chosen)


def remember(memory: "Memory", options: Options, program: Program) -> None:
    """Keep for the next time what does not belong to this patient."""
    for name, value in chosen_in(options, program).items():
        if name in _REMEMBERED and memory.get(name) != value:
            memory.put(name, value)


def said(options: Options, program: Program) -> str:
    """The options in a few words; standard print and color go without saying."""
    words = [LAYOUT_NAMES[options.layout], LANGUAGE_NAMES[options.language_for(program)]]
    if options.layout in WITH_PART:
        words[0] += f", {_part_said(options)}"
    if options.large_for(program):
        words.append("large print")
    if options.ink == "gray":
        words.append("gray")
    return " · ".join((*words, dict(_PAPERS)[options.paper]))


def _part_said(options: Options) -> str:
    if options.part is None:
        return "part 1" if options.layout == "one-page" else "all parts"
    return "now" if options.part == "now" else f"part {options.part}"


def usual_folder(memory: "Memory", config: "Config") -> Path | None:
    """That of config.toml, else the one that was written to last."""
    kept = config.print_folder or memory.get(_FOLDER)
    return Path(os.path.expanduser(kept)) if kept else None  # noqa: PTH111 (of no home: as it is)


def usual_way(memory: "Memory", config: "Config") -> str | None:
    """Where it goes: the printer of config.toml, else as the last one went."""
    return f"lp:{config.printer}" if config.printer else memory.get(_TO)


def remember_way(memory: "Memory", target: Path, to: str) -> None:
    """Keep folder and printer for the next time: they are this user's."""
    for name, value in ((_FOLDER, str(target.parent)), (_TO, to)):
        if memory.get(name) != value:
            memory.put(name, value)
