"""A PDF that opens only with a password: AES-256, revision 6, of PDF 2.0.

qpdf, by way of pikepdf, keeps the document as small as it was and its tags as they were. ReportLab
has only the withdrawn revision 5, on a cipher that nobody keeps any more.
"""

import stringprep
import unicodedata
from io import BytesIO

FEWEST_CHARACTERS = 8
"""A shorter password is found by trying."""
MOST_BYTES = 127
"""What the format keeps of a password; the rest would not count."""

# What SASLprep (RFC 4013), which PDF readers put a password through, drops or forbids. Dropped ones
# count for nothing: a password made of them would be an empty one.
_UNSURE = (
    *(stringprep.in_table_a1, stringprep.in_table_b1, stringprep.in_table_c12),
    *(stringprep.in_table_c21_c22, stringprep.in_table_c3, stringprep.in_table_c4),
    *(stringprep.in_table_c5, stringprep.in_table_c6, stringprep.in_table_c7),
    *(stringprep.in_table_c8, stringprep.in_table_c9),
)


class PasswordRefused(Exception):
    """A password is not good enough, or was not given; the message says why and what to do."""


def prepared(password: str) -> str:
    """The password in the one spelling that all readers agree on. Raises PasswordRefused."""
    password = unicodedata.normalize("NFKC", password)
    if not password.strip():
        raise PasswordRefused("the password is empty; the file would open for everyone.")
    if password != password.strip():
        raise PasswordRefused(
            "the password begins or ends with a space, which nobody sees; take it away."
        )
    if any(unsure(each) for each in password for unsure in _UNSURE) or not _one_way(password):
        raise PasswordRefused(
            "the password has characters that cannot be seen, or that PDF readers do not agree "
            "on; use letters, digits and signs of the keyboard."
        )
    if len(password) < FEWEST_CHARACTERS:
        raise PasswordRefused(
            f"the password has {len(password)} characters; use {FEWEST_CHARACTERS} or more. "
            "Three or four words are easy to say on the phone."
        )
    if len(password.encode()) > MOST_BYTES:
        raise PasswordRefused(
            f"the password is too long: a PDF keeps {MOST_BYTES} bytes; use a shorter one."
        )
    return password


def lock(pdf: bytes, password: str) -> bytes:
    """The same document, encrypted. Who has the password may read, print, fill in and copy it.

    Raises PasswordRefused.
    """
    from pikepdf import Encryption, Pdf, Permissions

    secret = prepared(password)
    file = BytesIO()
    with Pdf.open(BytesIO(pdf)) as document:
        # Every permission is on; without the one to extract text, screen readers fall silent.
        document.save(
            file, encryption=Encryption(user=secret, owner=secret, R=6, allow=Permissions())
        )
    return file.getvalue()


def _one_way(password: str) -> bool:
    """Written from left to right, or all from right to left."""
    leftward = [stringprep.in_table_d1(each) for each in password]
    if not any(leftward):
        return True
    return leftward[0] and leftward[-1] and not any(map(stringprep.in_table_d2, password))
