"""The text that a patient's phone shows: how it is packed, and what it is read into.

`HEP1:` and in base45: the fingerprint, 6 bytes; the version and the week of the marks, 4 bits
each; the first and the last week, 4 bits each; 2 bytes for each day of each week (4 bits each:
sessions done, pain before, pain after, effort; 15 is not told); 1 byte for each exercise of the
program in its order (3 bits a mark, 2 bits whether it helps); 1 byte for each week (4 bits of
signs, 1 whether they were asked, 2 for a flare-up); CRC-32 of all this, 4 bytes. The page's
`packed.js` writes the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from planner.exchange.answers.base45 import LETTERS, from_base45, to_base45

MARK = "HEP1:"
"""What the text begins with."""
VERSION = 1
DAYS = 7
MOST_WEEKS = 12
TEN = 10
_UNTOLD = 15
_FINGERPRINT = 6
_HEAD, _CRC = _FINGERPRINT + 2, 4
_A_WEEK = DAYS * 2 + 1
_MARKS = 5
_FLARE: tuple[bool | None, ...] = (None, False, True)
_HELPS: tuple[bool | None, ...] = (None, False, True)
_ADDED = re.compile(r"^[ \t]*(?:>[ \t]?)+|[\u00ad\u200b-\u200f\u2060\ufeff]", re.MULTILINE)
"""What mail puts before a line that is answered, and signs that nobody sees."""
_BEHIND = re.compile(r"(?:\s+\S*|\.)$")
_MOST_BEHIND = 8
"""Words behind it that are looked past."""
_TEXT = re.compile(rf"{MARK}(?P<packed>[{re.escape(LETTERS)}\s]*)")


class AnswersUnreadable(ValueError):
    """A text is no whole text of answers; the message says why, `advice` what to do."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.advice = advice


@dataclass(frozen=True)
class DayAnswers:
    """One day."""

    done: int = 0
    """A bit for each session of the week in its order."""
    before: int | None = None
    """Pain in the morning, 0-10; None: not told."""
    after: int | None = None
    """Pain after, 0-10."""
    effort: int | None = None
    """How hard it was, 0-10."""


@dataclass(frozen=True)
class WeekAnswers:
    """One week."""

    days: tuple[DayAnswers, ...] = (DayAnswers(),) * DAYS
    """From Monday."""
    signs: int | None = None
    """A bit for each safety question that is answered with yes; None: they were not answered."""
    flare: bool | None = None
    """There was a flare-up; None: not told."""


@dataclass(frozen=True)
class MarkAnswer:
    """One exercise."""

    verdict: int = 0
    """From 1 as VERDICTS; 0: none."""
    helps: bool | None = None
    """None: not asked."""


@dataclass(frozen=True)
class PhoneAnswers:
    """All that is told."""

    program: str
    """The fingerprint of the program."""
    first_week: int
    """The week that `weeks` begin with, from 1."""
    weeks: tuple[WeekAnswers, ...]
    marks: tuple[MarkAnswer, ...] = ()
    """Of each exercise of the program in its order."""
    marks_week: int = 0
    """The week they are of; 0: there are none."""


def pack(answers: PhoneAnswers) -> str:
    """The text."""
    last = answers.first_week + len(answers.weeks) - 1
    data = bytes.fromhex(answers.program)
    data += bytes((VERSION << 4 | answers.marks_week, answers.first_week << 4 | last))
    data += bytes(one for week in answers.weeks for day in week.days for one in _day_bytes(day))
    data += bytes(mark.verdict << 2 | _HELPS.index(mark.helps) for mark in answers.marks)
    data += bytes(_week_byte(week) for week in answers.weeks)
    return MARK + to_base45(data + crc32(data).to_bytes(_CRC, "big"))


def unpack(text: str) -> PhoneAnswers:
    """What a text tells; lines that a message broke are put together. Raises AnswersUnreadable."""
    data = _checked(text)
    version, marks_week = divmod(data[_FINGERPRINT], 16)
    if version != VERSION:
        raise AnswersUnreadable(
            f"these answers are of version {version} of the page.",
            "Read them with a planner that is as new as the page.",
        )
    first, last = divmod(data[_FINGERPRINT + 1], 16)
    count = last - first + 1
    marks = len(data) - _HEAD - count * _A_WEEK
    if not 1 <= first <= last <= MOST_WEEKS or marks < 0 or marks_week > MOST_WEEKS:
        raise _no_answers()
    days, rest = data[_HEAD : _HEAD + count * DAYS * 2], data[_HEAD + count * DAYS * 2 :]
    told = [_day(days[at], days[at + 1]) for at in range(0, len(days), 2)]
    return PhoneAnswers(
        program=data[:_FINGERPRINT].hex(),
        first_week=first,
        weeks=tuple(
            _week(byte, tuple(told[at * DAYS : (at + 1) * DAYS]))
            for at, byte in enumerate(rest[marks:])
        ),
        marks=tuple(_mark(byte) for byte in rest[:marks]),
        marks_week=marks_week,
    )


def holds_answers(text: str) -> bool:
    """Such a text stands in it; a scanner whose Caps Lock is on writes small letters."""
    return MARK in text or MARK.lower() in text


def _checked(text: str) -> bytes:
    """The bytes without their checksum, which is right."""
    # Lines that were pasted into a field stand behind one another.
    text = _ADDED.sub("", text.replace("\u00a0", " ").replace("; ", "\n"))
    if MARK not in text and MARK.lower() in text:
        text = text.upper()
    first = _TEXT.search(text)
    if first is None:
        raise AnswersUnreadable(
            f"there are no answers from a phone in it: they begin with {MARK}",
            "Copy all of the text that the page shows, or scan its code.",
        )
    each = [_TEXT.match(MARK + part) for part in text.split(MARK)[1:]]
    told = {_whole(one["packed"]) for one in each if one}
    if len(told - {None}) > 1:
        raise AnswersUnreadable(
            "there are the answers of several times in it. Nothing was taken.",
            "Read each by itself.",
        )
    # Among its own letters the mark may stand too, once in a million.
    if whole := _whole(first["packed"]) or next(filter(None, told), None):
        return whole
    raise AnswersUnreadable(
        "a letter is wrong or missing: the checksum does not fit. Nothing was taken.",
        "Scan the code again, or have the text copied whole and sent with nothing after it.",
    )


def _whole(packed: str) -> bytes | None:
    """What is told, if the checksum fits."""
    for one in _put_together(packed):
        try:
            data = from_base45(one)
        except ValueError:
            continue
        told, crc = data[:-_CRC], data[-_CRC:]
        if len(data) > _HEAD + _CRC and crc32(told).to_bytes(_CRC, "big") == crc:
            return told
    return None


def _put_together(packed: str) -> Iterable[str]:
    """The text as it may have been before a message broke its lines: at a space, or anywhere.

    And without the capital letters of what was written behind it.
    """
    left = packed.rstrip()
    for _ in range(_MOST_BEHIND):
        lines = left.splitlines()
        yield "".join(lines)
        if len(lines) > 1:
            yield " ".join(line.strip() for line in lines)
            yield "".join(line.strip() for line in lines)
        behind = _BEHIND.search(left)
        if behind is None:
            return
        left = left[: behind.start()]


def _day_bytes(day: DayAnswers) -> tuple[int, int]:
    before, after, effort = (
        _UNTOLD if one is None else one for one in (day.before, day.after, day.effort)
    )
    return day.done << 4 | before, after << 4 | effort


def _day(one: int, other: int) -> DayAnswers:
    done, before = divmod(one, 16)
    after, effort = divmod(other, 16)
    return DayAnswers(done, *map(_number, (before, after, effort)))


def _number(told: int) -> int | None:
    if TEN < told < _UNTOLD:
        raise _no_answers()
    return None if told == _UNTOLD else told


def _mark(byte: int) -> MarkAnswer:
    verdict, helps = divmod(byte, 4)
    if verdict > _MARKS or helps >= len(_HELPS):
        raise _no_answers()
    return MarkAnswer(verdict, _HELPS[helps])


def _week_byte(week: WeekAnswers) -> int:
    asked = 0 if week.signs is None else 16 | week.signs
    return asked | _FLARE.index(week.flare) << 5


def _week(byte: int, days: tuple[DayAnswers, ...]) -> WeekAnswers:
    flare, asked, signs = byte >> 5, byte >> 4 & 1, byte & 15
    if flare >= len(_FLARE) or (signs and not asked):
        raise _no_answers()
    return WeekAnswers(days, signs if asked else None, _FLARE[flare])


def _no_answers() -> AnswersUnreadable:
    return AnswersUnreadable(
        "it is whole, but no answers of this planner.", "Ask which page it was made by."
    )
