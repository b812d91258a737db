"""The field for a hand scanner, which types what it reads and ends with Enter."""

from planner.tui.dialogs.type_in import TypeDialog

OPENED_BY = "H"
"""The first letter of the text, whose key opened the field."""


class ScanDialog(TypeDialog):
    """Dismissed with the text as it was typed or pasted, or None."""

    def __init__(self) -> None:
        super().__init__(
            "Answers from the phone",
            "Scan the code on the patient's phone, or paste the text that begins with HEP1:",
        )

    def taken(self, typed: str) -> str:
        """All of it, its spaces too: they are letters of the code."""
        return f"{OPENED_BY}{typed}"
