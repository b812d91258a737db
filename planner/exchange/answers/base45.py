"""Base45 (RFC 9285): bytes in the letters that a QR code packs best."""

from planner.model.letters import in_letters

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_BASE = 45


def to_base45(data: bytes) -> str:
    """Three letters for two bytes, the lowest first; two for a last one alone."""
    return in_letters(data, LETTERS)


def from_base45(text: str) -> bytes:
    """The bytes. Raises ValueError where a text is none of this kind."""
    found = bytearray()
    for at in range(0, len(text), 3):
        letters = text[at : at + 3]
        number = sum(LETTERS.index(one) * _BASE**place for place, one in enumerate(letters))
        if len(letters) == 1 or number >= 256 ** (len(letters) - 1):
            raise ValueError("no such letters")
        found += number.to_bytes(len(letters) - 1, "big")
    return bytes(found)
