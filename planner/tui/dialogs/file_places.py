"""A list of places in files; Enter opens the editor there."""

from planner.tui.dialogs.pick import PickDialog


class FilePlaceDialog(PickDialog):
    """Dismissed with the key of the place to open, or None."""

    HINT = "Enter opens your editor at the line, Esc goes back"
