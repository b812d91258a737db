"""The 41 letters that an address and a QR code both carry as they are."""

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$+-/:"
"""Of the letters that a QR code packs best; no space, no star that a message makes bold."""
