"""A PDF document with its small objects packed: a structure tree has thousands of them.

Object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), which ReportLab does
not write. The same document always becomes the same bytes.
"""

import zlib

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfdoc import format as written

_HEAD = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
_IN_ONE_STREAM = 200


class CompactDocument(PDFDocument):  # type: ignore[misc]
    """ReportLab's document, written small."""

    def format(self) -> bytes:
        """The file."""
        self.encrypt.prepare(self)
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        out = bytearray(_HEAD)
        entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        small: list[tuple[int, bytes]] = []
        number = 1
        while number in self.numberToId:  # writing one may register more
            body = written(self.idToObject[self.numberToId[number]], self, toplevel=1)
            if body.rstrip().endswith(b"endstream"):
                entries[number] = (1, len(out), 0)
                out += _object(number, body)
            else:
                small.append((number, body.strip()))
            number += 1
        for group in _groups(small):
            entries[number] = (1, len(out), 0)
            out += _object(number, _object_stream(group))
            entries.update((own, (2, number, i)) for i, (own, _) in enumerate(group))
            number += 1
        entries[number] = (1, len(out), 0)
        start = len(out)
        digest = self.signature.hexdigest()
        extra = b"/Type /XRef /Size %d /W [1 4 2] /Root %s /Info %s /ID [<%s> <%s>]" % (
            *(number + 1, root.format(self), info.format(self)),
            *(digest.encode(), digest.encode()),
        )
        table = b"".join(
            kind.to_bytes(1, "big") + where.to_bytes(4, "big") + index.to_bytes(2, "big")
            for _, (kind, where, index) in sorted(entries.items())
        )
        out += _object(number, _stream(extra, table))
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)


def _groups(small: list[tuple[int, bytes]]) -> list[list[tuple[int, bytes]]]:
    return [small[start : start + _IN_ONE_STREAM] for start in range(0, len(small), _IN_ONE_STREAM)]


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def _object_stream(group: list[tuple[int, bytes]]) -> bytes:
    places, offset = [], 0
    for number, body in group:
        places.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(places) + b"\n"
    data = head + b"\n".join(body for _, body in group)
    return _stream(b"/Type /ObjStm /N %d /First %d" % (len(group), len(head)), data)


def _stream(extra: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data, 6)
    head = b"<< %s /Filter /FlateDecode /Length %d >>" % (extra, len(packed))
    return head + b"\nstream\n" + packed + b"\nendstream"
