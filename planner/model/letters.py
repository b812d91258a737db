"""Bytes as letters of an alphabet, two bytes in three: what a QR code packs best (as RFC 9285)."""


def in_letters(data: bytes, alphabet: str) -> str:
    """Three letters for two bytes, the lowest first; two for a last one alone.

    The alphabet has at least 41 letters: 41 to the power of 3 is more than 65,536.
    """
    found: list[str] = []
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, letter = divmod(number, len(alphabet))
            found.append(alphabet[letter])
    return "".join(found)
