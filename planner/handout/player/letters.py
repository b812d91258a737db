"""Bytes in 41 letters that an address and a QR code both carry as they are."""

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$+-/:"
"""Of the letters that a QR code packs best; no space, no star that a message makes bold."""


def to_letters(data: bytes) -> str:
    """Three letters for two bytes, the lowest first; two for a last one alone."""
    found: list[str] = []
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, letter = divmod(number, len(LETTERS))
            found.append(LETTERS[letter])
    return "".join(found)
