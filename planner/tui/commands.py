"""Every command, defined once: bindings, key bar, palette and help are all made from this list."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Command:
    """Something a person can ask for with one key."""

    id: str
    """Its place and action: "workbench.swap". Keys are remapped by it."""
    key: str
    """The key as Textual names it; several are separated by commas."""
    title: str
    """One or two words for the key bar."""
    help: str
    """One sentence for the palette and the help screen."""
    where: str
    """The screen it belongs to, or "app"."""
    label: str
    """The key as it is shown."""
    shown: bool = True
    """Whether the key bar has it."""

    @property
    def action(self) -> str:
        """The name of the method: action_swap."""
        return self.id.split(".")[1]


def _commands(where: str, *rows: tuple[str, str, str, str, str]) -> tuple[Command, ...]:
    """Commands of one screen; a title that starts with "-" is kept out of the key bar."""
    return tuple(
        Command(
            f"{where}.{name}", key, title.lstrip("-"), text, where, label, not title.startswith("-")
        )
        for name, key, label, title, text in rows
    )


COMMANDS: tuple[Command, ...] = (
    *_commands(
        "home",
        ("new", "n", "n", "New patient", "Start a blank intake for a new patient."),
        ("open", "enter", "Enter", "Open", "Open the program under the cursor."),
        ("visit", "f", "f", "Visit", "A visit: what was told and found, and what comes of it."),
        ("find", "slash", "/", "Find", "Find a patient by name."),
        ("delete", "delete,x", "x", "Delete", "Delete the program under the cursor; asks first."),
        ("open_file", "o", "o", "File", "Open a program from a file, for a patient."),
        ("library", "l", "l", "Library", "Browse the exercises."),
        ("leave", "q", "q", "Quit", "Leave the planner."),
        ("copy_note", "c", "c", "Copy note", "Put the note of the last visit on the clipboard."),
        ("restore", "r", "r", "Deleted", "Bring a deleted program back, for 30 days."),
        ("archive", "a", "a", "Archive", "Put the program away, or take it back to the list."),
        ("undo", "u,ctrl+z", "u", "Undo", "Take back what was put away last."),
        ("sort", "s", "s", "Sort", "Sort by the next column; a click on its head does too."),
        ("sort_back", "S", "S", "-From end", "Sort from the other end; a second click does too."),
        ("only_all", "0", "0", "-All", "Show every program that is not put away."),
        ("only_look", "1", "1", "-Look", "Show what needs a look, the gravest first."),
        ("only_alarm", "2", "2", "-Alarm", "Show alarms: signs that were told, red flags."),
        ("only_recalled", "3", "3", "-Recalled", "Show exercises the library has no more."),
        ("only_silent", "4", "4", "-Silent", "Show whom nothing was heard of for 14 days."),
        ("only_gate", "5", "5", "-Gate", "Show where a phase ends."),
        ("only_review", "6", "6", "-Review", "Show where a review is due."),
        ("only_visit", "7", "7", "-Visits", "Show visits of the next 7 days, and missed ones."),
        ("only_archived", "8", "8", "-Archived", "Show what was put away."),
    ),
    *_commands(
        "intake",
        ("go_on", "ctrl+g,f10,ctrl+b", "Ctrl+G", "Go on", "Go on to the red-flag questions."),
        ("next", "down", "Tab", "Next field", "Go to the next field. Shift+Tab goes back."),
        ("previous", "up", "Shift+Tab", "-Field before", "Go to the field before."),
        (
            "part",
            "pagedown",
            "PgDn",
            "More",
            "Go to the next part: walking, symptoms, weights, what was measured, a light week.",
        ),
        ("part_before", "pageup", "PgUp", "-Part before", "Go to the part of the form before."),
        ("back", "escape", "Esc", "Back", "Go back; what you typed is kept."),
        (
            "line",
            "ctrl+l",
            "Ctrl+L",
            "Line",
            "Type the examination as a line; it fills the form, and says what was not understood.",
        ),
        ("clear", "ctrl+n", "Ctrl+N", "Start over", "Empty the form; asks first."),
    ),
    *_commands(
        "flags",
        ("no", "n", "n", "No", "The answer is no; go to the next question."),
        ("yes", "y", "y", "Yes", "The answer is yes; say which."),
        ("before", "backspace,left", "Backspace", "Question before", "Go one question back."),
        ("after", "right", "Right", "-Question after", "Go to the next question."),
        ("none_left", "a", "a", "No to all that are left", "You asked them all; asks once more."),
        (
            "go_on",
            "enter,ctrl+g,f10,ctrl+b",
            "Enter",
            "Go on",
            "Confirm, or go on when all are answered.",
        ),
        ("back", "escape", "Esc", "Intake", "Go back to the intake; answers are kept."),
    ),
    *_commands(
        "outcome",
        ("papers", "p", "p", "Card and letter", "Write the patient's card and a letter as PDFs."),
        ("clear", "c", "c", "Clear", "Enter who cleared one of these, when and why."),
        (
            "go_on",
            "ctrl+g,f10,ctrl+b",
            "Ctrl+G",
            "Go on",
            "Build the program, when nothing stops it.",
        ),
        ("back", "escape", "Esc", "Intake", "Go back to the intake; nothing is built."),
    ),
    *_commands(
        "workbench",
        ("swap", "s", "s", "Swap", "Put another exercise in its place from this week on."),
        ("easier", "e", "e", "Easier", "Take the next easier step from this week on."),
        ("harder", "h", "h", "Harder", "Take the next harder step from this week on."),
        ("dosage", "d,enter", "d", "Dose", "Change sets, reps and times from this week on."),
        ("add", "a", "a", "Add", "Add an exercise to this session from this week on."),
        ("drop", "x,delete", "x", "Drop", "Take the exercise out from this week on."),
        (
            "up",
            "left_square_bracket,shift+up",
            "[ ]",
            "-Move",
            "Do it earlier ([) or later (]) in the session.",
        ),
        ("down", "right_square_bracket,shift+down", "]", "-Down", "Do it later in the session."),
        ("undo", "u,ctrl+z", "u", "Undo", "Take the last change back."),
        ("back", "escape", "Esc", "Back", "Go back to the patients."),
        ("export", "p", "p", "Print", "Write the handout as a PDF."),
        ("preview", "b", "b", "Preview", "Look at the pages as they will be printed."),
        ("redo", "r,ctrl+r", "r", "-Redo", "Do again what was undone."),
        ("drop_everywhere", "X", "X", "-Drop all", "Take the exercise out of every phase."),
        ("dosage_everywhere", "D", "D", "-Dose all", "Change its dose in every phase."),
        ("easier_everywhere", "E", "E", "-Easier all", "The easier step in every phase."),
        ("harder_everywhere", "H", "H", "-Harder all", "The harder step in every phase."),
        (
            "take_over",
            "y",
            "y",
            "-Take over",
            "Take the plan of another patient over; it is screened for this one.",
        ),
        (
            "header",
            "N",
            "N",
            "-Header",
            "Edit name, birth year, weeks, days, minutes and goals where they stand.",
        ),
        ("whole", "z", "z", "-All weeks", "Show every week, or the weeks of one phase."),
        (
            "phase",
            "greater_than_sign,full_stop",
            "< >",
            "-Phase",
            "Go to the next phase (>) or the one before (<).",
        ),
        ("phase_before", "less_than_sign,comma", "<", "-Phase before", "Go to the phase before."),
        ("visit", "f", "f", "Visit", "A visit: what was told and found, and what comes of it."),
        ("copy_note", "C", "C", "-Copy note", "Put the note of the last visit on the clipboard."),
        ("findings", "n", "n", "Findings", "Go to the findings, or back to the table."),
        ("intake", "i", "i", "Intake", "Change the intake and build again; can be undone."),
        ("find", "slash", "/", "Find", "Find an exercise in the table, by any of its names."),
        (
            "swap_everywhere",
            "S",
            "S X D E H",
            "Everywhere",
            "Swap the exercise in every phase; X, D, E and H too act in every phase.",
        ),
        ("override", "v", "v", "Override", "Go against the finding, with a reason."),
        (
            "mend",
            "c",
            "1-9",
            "-Fix",
            "In the findings: take the way that has this number; c takes the first.",
        ),
        ("left_out", "o", "o", "Left out", "What was left out of the program, and why."),
        ("watch", "w", "w", "Watch", "Show the patient the exercise, large, in their words."),
        ("panel", "m", "m", "-Panel", "Show the exercise or the findings."),
        (
            "to_file",
            "t",
            "t",
            "To file",
            "Write the program to a file, for another planner or the command line.",
        ),
        ("template", "T", "T", "-Template", "Save the program as a template of the clinic."),
        ("save", "ctrl+s", "Ctrl+S", "-Save", "Save now. Every change is saved as it is made."),
    ),
    *_commands(
        "visit",
        ("go_on", "g,ctrl+g,f10,ctrl+b", "g", "Go on", "Go on to what is proposed."),
        ("diary", "d", "d", "Type diary", "Type the paper diary, week by week."),
        ("read", "o", "o", "Read PDF", "Read a diary that was filled in on a screen."),
        (
            "scan",
            "H",
            "H",
            "-Scan phone",
            "Scan the code on the patient's phone, or paste its text.",
        ),
        ("undo", "u,ctrl+z", "u", "Undo", "The last answer is as it was."),
        ("told", "t", "t", "Told", "What was told until now, and what no longer fits."),
        ("move", "down,up", "Up Down", "Question", "Go to another question; Enter opens a list."),
        ("section", "tab", "Tab", "Next part", "Go to the next part; Shift+Tab goes back."),
        ("back", "escape", "Esc", "Back", "Go back; what was answered is kept."),
    ),
    *_commands(
        "decide",
        ("accept", "a", "a", "Accept", "Take it as it is proposed; Enter does so too."),
        ("edit", "e", "e", "Edit", "Take it with another dose, exercise or time."),
        ("decline", "d", "d", "Decline", "Leave it, with a reason."),
        ("accept_all", "A", "A", "Accept the rest", "Take all that are not decided."),
        ("change", "m", "m", "Difference", "What changes in the weeks that are left, or back."),
        ("undo", "u,ctrl+z", "u", "Undo", "The last decision is as it was."),
        (
            "close",
            "g,ctrl+g,f10,ctrl+b",
            "g",
            "Close the visit",
            "Keep it, and the program after it.",
        ),
        ("back", "escape", "Esc", "Sheet", "Go back to the questions; decisions are kept."),
    ),
    *_commands(
        "stops",
        ("clear", "c", "c", "Clear", "Enter who looked into it, when, and why they may go on."),
        ("papers", "p", "p", "Card and letter", "Write the patient's card and a letter as PDFs."),
        ("back", "escape", "Esc", "Sheet", "Leave it stopped; the answers are kept."),
    ),
    *_commands(
        "preview",
        (
            "right",
            "right",
            "Left Right",
            "Turn",
            "Right: to the right of a wide page, then the next one.",
        ),
        ("left", "left", "Left", "-Turn back", "To the left of a wide page, then the one before."),
        (
            "layout",
            "l",
            "l",
            "Layout",
            "Next: booklet, half pages, reading, fridge page, diary, cards, PT copy.",
        ),
        ("layout_before", "L", "L", "-Layout before", "The layout before."),
        ("one_page", "o", "o", "Fridge", "The page for the fridge; again: that of the next part."),
        ("language", "g", "g", "Language", "In English or in Spanish."),
        ("large", "z", "z", "Large print", "Large print, or standard."),
        ("ink", "i", "i", "Ink", "In color or in gray."),
        ("mixed", "m", "m", "-Mixed", "Show what is not in the language in English, marked."),
        ("next", "pagedown", "PgDn", "-Next page", "Go to the next page."),
        ("previous", "pageup", "PgUp", "-Page before", "Go to the page before."),
        ("first", "home", "Home", "-First", "Go to the first page."),
        ("last", "end", "End", "-Last", "Go to the last page."),
        ("larger", "plus,equals_sign", "+", "Larger", "As wide as the window, then wider."),
        ("smaller", "minus", "-", "Smaller", "Smaller again, down to the whole page."),
        ("down", "down", "Down", "-Scroll", "Scroll down a page that is larger than the window."),
        ("up", "up", "Up", "-Scroll up", "Scroll up."),
        ("read_on", "space", "Space", "Read on", "A window further down, then the next page."),
        ("export", "p", "p", "Print", "Write what you look at as a PDF."),
        ("back", "escape,q,b", "Esc", "Program", "Go back to the program."),
    ),
    *_commands(
        "library",
        ("find", "slash", "/", "Find", "Find an exercise by name, kind or property."),
        ("watch", "w", "w", "Watch", "Show the exercise large and in motion."),
        ("whose", "o", "o", "Whose", "Show ours, changed, retired, drafts or shipped ones alone."),
        ("problems", "p", "p", "Problems", "What is wrong; Enter opens your editor at the line."),
        ("edit", "e", "e", "Edit", "Open the clinic's file in your editor at this exercise."),
        ("own", "N", "N", "New", "Copy the exercise into one of your own, and say what differs."),
        ("updates", "u", "u", "Update", "What the maker changed under your changes."),
        ("check", "c", "c", "Check", "Check every exercise, picture, rule and word."),
        ("back", "escape", "Esc", "Patients", "Go back to the patients."),
    ),
    *_commands(
        "trouble",
        ("again", "r,enter", "r", "Try again", "Try once more."),
        ("leave", "q,escape", "q", "Quit", "Leave the planner."),
    ),
    *_commands(
        "app",
        (
            "help",
            "question_mark,f1",
            "?",
            "Help",
            "Keys and commands: type to search, Enter does it.",
        ),
    ),
)
"""In the order the key bar shows them."""

PLACES = {
    "home": "Patients",
    "intake": "Intake",
    "flags": "Red flags",
    "outcome": "What was raised",
    "workbench": "Program",
    "visit": "Visit",
    "decide": "What is proposed",
    "stops": "What stops a visit",
    "preview": "Preview",
    "library": "Library",
    "dialog": "In a dialog",
    "app": "Everywhere",
}
"""Screens as people call them."""


def commands_of(where: str) -> tuple[Command, ...]:
    """The commands of one screen."""
    return tuple(command for command in COMMANDS if command.where == where)


def bindings(where: str) -> list[BindingType]:
    """The key bindings of one screen."""
    return [
        Binding(command.key, command.action, command.title, show=False, id=command.id)
        for command in commands_of(where)
    ]
