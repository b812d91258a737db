"""A file closed with a password: encrypted, and changed nowhere unseen.

Form, all numbers big-endian::

    16 bytes   b"PLANNER SEALED 1"
    1 byte     N of scrypt, as a power of two; r is 8, p is 1
    16 bytes   salt of scrypt
    7 bytes    first part of every nonce
    then blocks, each of up to 1 MiB of the content: AES-256-GCM, with its 16-byte tag at the end

The key is scrypt of the password (NFKC, UTF-8), 32 bytes. A block's nonce is the first part, the
number of the block (4 bytes, from 0) and 1 for the last block, else 0: blocks cannot be left out,
exchanged or cut off. Every block is bound to the first 40 bytes of the file.
"""

import os
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"PLANNER SEALED 1"
_BLOCK = 1 << 20
_TAG = 16
_COST = 16
"""Of scrypt: 2**16 takes 64 MB and a fifth of a second."""
_COST_MOST = 20
_HEAD = len(MAGIC) + 1 + 16 + 7


class SealBroken(Exception):
    """The password is wrong, or the file was changed or cut off."""


def is_sealed(start: bytes) -> bool:
    """Whether a file that begins so is closed with a password."""
    return start.startswith(MAGIC)


def seal(source: BinaryIO, target: BinaryIO, password: str) -> None:
    """Write the content of one file into another, closed with a password."""
    head = MAGIC + bytes([_COST]) + os.urandom(16) + os.urandom(7)
    cipher = _cipher(head, password)
    target.write(head)
    for number, block, last in _blocks(source, _BLOCK):
        target.write(cipher.encrypt(_nonce(head, number, last), block, head))


def unseal(source: BinaryIO, target: BinaryIO, password: str) -> None:
    """Write the content of a closed file into another. Raises SealBroken."""
    head = source.read(_HEAD)
    if len(head) < _HEAD or not is_sealed(head) or not 10 <= head[len(MAGIC)] <= _COST_MOST:
        raise SealBroken("this file was not closed by the planner, or it is damaged.")
    cipher = _cipher(head, password)
    for number, block, last in _blocks(source, _BLOCK + _TAG):
        try:
            target.write(cipher.decrypt(_nonce(head, number, last), block, head))
        except InvalidTag:
            raise SealBroken(
                "the password is not the right one, or the file is damaged."
                if number == 0
                else "the file is damaged: it does not go on as it began."
            ) from None


def _cipher(head: bytes, password: str) -> AESGCM:
    cost, salt = head[len(MAGIC)], head[len(MAGIC) + 1 : len(MAGIC) + 17]
    return AESGCM(Scrypt(salt=salt, length=32, n=1 << cost, r=8, p=1).derive(password.encode()))


def _nonce(head: bytes, number: int, last: bool) -> bytes:
    return head[-7:] + number.to_bytes(4, "big") + bytes([last])


def _blocks(source: BinaryIO, size: int) -> Iterator[tuple[int, bytes, bool]]:
    """Number, content, whether it is the last; an empty file is one empty block."""
    number, block = 0, source.read(size)
    while True:
        after = source.read(size)
        yield number, block, not after
        if not after:
            return
        number, block = number + 1, after
