"""A line that is an intake: "68 stenosis osteoporosis slr+ left 8w 5d 20min goal: carry bags".

What is not understood is handed back word for word: a line is never more than what it says. No
phrase reaches past a comma.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from planner.building.quick_words import IGNORED, LONGEST, OTHER, QuickWords, plain, quick_words
from planner.model.intake import Intake
from planner.model.rules.intake_words import IntakeWords

_AGES = range(18, 111)
_PAINS = range(11)
_NUMBER = re.compile(r"(\d{1,4})(?:-?(\D.*))?")
_SIGNED = re.compile(r"(.*[^\s(])\s*\(?([+-])\)?")
_BEFORE = re.compile(r"\(?([+-])\)?(.*)")
_CLAUSES = re.compile(r"[;\n]|,(?!\d)|(?<!\d),|[:.](?=\s|$)")
"""Not at the comma of "2,5": it is a number that is not understood, never two of them."""
_FILLED_MOST = 3
"""How many words may stand between "no" and what it denies: "no history of cancer"."""
_MANY = ("precautions", "findings", "equipment")
_OF_PATIENT = ("age", "name", "language", "large_print")


@dataclass(frozen=True)
class QuickLine:
    """What a line says, by the names of the intake's fields; age, name, language, large_print."""

    said: Mapping[str, object] = field(default_factory=dict)
    negative: tuple[str, ...] = ()
    """Findings that it says are negative: they are not ticked."""
    unknown: tuple[str, ...] = ()
    """What was not understood, as it was written."""

    def birth_year(self, this_year: int) -> int | None:
        """About when the patient was born."""
        age = self.said.get("age")
        return this_year - age if isinstance(age, int) else None


@dataclass
class _Reading:
    """What was found until now."""

    said: dict[str, object] = field(default_factory=dict)
    negative: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    last: tuple[str, object] = ("", None)
    """What the words before mean, in this clause."""

    def take(self, name: str, value: object, written: str) -> None:
        """Keep it; another value of what has one only, or one that cannot be, is not understood."""
        self.last = (name, value)
        if name in _MANY:
            before = self.said.get(name, ())
            assert isinstance(before, tuple)
            self.said[name] = (*before, *(() if value in before else (value,)))
        elif name == "presentation" and name in self.said:
            if value != self.said[name]:
                self.take("secondary", value, written)
        elif self.said.get(name, value) != value or not _can_be(name, value):
            self.hand_back(written)
        else:
            self.said[name] = value

    def deny(self, finding: str) -> None:
        """A finding that is negative."""
        self.negative.append(finding)
        self.last = ("findings", finding)

    def hand_back(self, written: str) -> None:
        """It was not understood."""
        self.unknown.append(written)
        self.last = (OTHER, None)


def read_line(line: str, words: IntakeWords) -> QuickLine:
    """What a line says."""
    found = _Reading()
    line = _labelled(line, words, found)
    known = quick_words(words)
    for clause in _CLAUSES.split(line):
        found.last, tokens = ("", None), clause.split()
        while tokens:
            count = _number(tokens, known, found) or _phrase(tokens, known, found)
            tokens = tokens[count:]
    return QuickLine(found.said, tuple(found.negative), tuple(found.unknown))


def _labelled(line: str, words: IntakeWords, found: _Reading) -> str:
    """Take out what stands after a label: goals to the end, a name to the next comma."""
    for labels, name, until in ((words.goals, "goals", "$"), (words.names, "name", "[,;]|$")):
        label = "|".join(map(re.escape, labels))
        there = re.search(rf"\b(?:{label}):\s*(.*?)\s*(?:{until})", line, re.IGNORECASE)
        if there is None:
            continue
        line = f"{line[: there.start()]} , {line[there.end() :]}"
        if name == "name":
            found.take(name, there[1], there[0])
        else:
            goals = tuple(one.strip() for one in there[1].split(";") if one.strip())
            found.take(name, goals, there[0])
    return line


def _number(tokens: Sequence[str], known: QuickWords, found: _Reading) -> int:
    """A number with its unit, or an age; how many words that were."""
    there = _NUMBER.fullmatch(plain(tokens[0]))
    if there is None:
        return _pain(tokens, known, found)
    number, more = int(there[1]), there[2] or ""
    count, name = known.unit(more, tokens[1:])
    written = " ".join(tokens[: count + 1])
    ago = found.last[1] in known.with_time and name in ("weeks", "days_per_week")
    if name == OTHER or ago:
        found.hand_back(written)
    elif name:
        found.take(name, number, written)
    elif not more and number in _AGES and _may_be_age(found):
        found.take("age", number, written)
    else:
        return 0
    return count + 1


def _may_be_age(found: _Reading) -> bool:
    """A number alone: after a finding, or what was not understood, it is a measure of that."""
    return "age" not in found.said and found.last[0] not in ("findings", OTHER)


def _pain(tokens: Sequence[str], known: QuickWords, found: _Reading) -> int:
    """ "NPRS 4": a number of ten after its name, with no unit of its own."""
    if plain(tokens[0]) not in known.pain or len(tokens) == 1 or not tokens[1].isdecimal():
        return 0
    if len(tokens[1]) > 2 or int(tokens[1]) not in _PAINS or known.unit("", tokens[2:])[1]:
        return 0
    found.take("usual_pain", int(tokens[1]), " ".join(tokens[:2]))
    return 2


def _phrase(tokens: Sequence[str], known: QuickWords, found: _Reading) -> int:
    """The longest phrase that has a meaning, or a word that has none; how many words that were."""
    count = _finding(tokens, known, found)
    if count:
        return count
    count, name, value = known.longest(tokens)
    if not count and plain(tokens[0]) in known.negations:
        count, name = _denied(tokens, known), OTHER
    if name == OTHER and plain(" ".join(tokens[count : count + 1])) in known.signs:
        count += 1
    written = " ".join(tokens[: max(count, 1)])
    if name in ("", OTHER) or (name == "symptom_side" and _of_precaution(tokens, known, found)):
        found.hand_back(written)
    elif name != IGNORED:
        found.take(name, value, written)
    return max(count, 1)


def _denied(tokens: Sequence[str], known: QuickWords) -> int:
    """How many words "no" and what it denies are, with what fills the place between them."""
    for begins in range(1, min(len(tokens), _FILLED_MOST + 1)):
        count, name, _ = known.longest(tokens[begins:])
        if count and name != IGNORED:
            return begins + count
    return min(len(tokens), _FILLED_MOST)


def _of_precaution(tokens: Sequence[str], known: QuickWords, found: _Reading) -> bool:
    """A side is that of a new hip or knee, not of the symptoms: "R posterior THA", "TKR left"."""
    return found.last[1] in known.with_side or known.longest(tokens[1:])[2] in known.with_side


def _finding(tokens: Sequence[str], known: QuickWords, found: _Reading) -> int:
    """A finding with its sign: "slr+", "slr (-)", "neg slr", "slr and slump pos".

    Several that are joined share the sign of the last; without one a finding is positive.
    """
    before, rest = _sign_before(tokens, known)
    named, sign, used = list[str](), "", 0
    while True:
        count, name, after = _one_finding(rest[used:], known)
        if not count:
            break
        named.append(name)
        used, sign = used + count, after
        joined = used < len(rest) and plain(rest[used]) in known.joins
        if sign or not joined or not _one_finding(rest[used + 1 :], known)[0]:
            break
        used += 1
    for name in named:
        if (sign or before) == "-":
            found.deny(name)
        else:
            found.take("findings", name, name)
    return used + len(tokens) - len(rest) if named else 0


def _sign_before(tokens: Sequence[str], known: QuickWords) -> tuple[str, Sequence[str]]:
    """The sign a clause or finding begins with, and what follows it."""
    sign = known.signs.get(plain(tokens[0]))
    if sign:
        return sign, tokens[1:]
    written = _BEFORE.fullmatch(tokens[0])
    if written:
        return written[1], [*filter(None, [written[2]]), *tokens[1:]]
    return "", tokens


def _one_finding(tokens: Sequence[str], known: QuickWords) -> tuple[int, str, str]:
    """How many words, which finding, and the sign after it."""
    for count in range(min(len(tokens), LONGEST), 0, -1):
        for text, sign in _readings(" ".join(tokens[:count])):
            name, value = known.phrases.get(plain(text), ("", None))
            if name == "findings":
                after = "" if sign or count == len(tokens) else plain(tokens[count])
                signed = known.signs.get(after, "")
                return count + bool(signed), str(value), sign or signed
            if name:
                return 0, "", ""
    return 0, "", ""


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """As it is written, and without the sign at its end."""
    yield text, ""
    signed = _SIGNED.fullmatch(text)
    if signed:
        yield signed[1], signed[2]


def _can_be(name: str, value: object) -> bool:
    """An intake may have it."""
    if name == "age":
        return value in _AGES
    fields = {"patient": {"name": "Somebody"}, "presentation": "stiffness"}
    data: dict[str, object] = {**fields, name: value}
    if name == "secondary":
        data = {**fields, "presentation": "strain" if value != "strain" else "chronic", name: value}
    if name in _OF_PATIENT:
        data = {**fields, "patient": {"name": "Somebody", name: value}}
    try:
        Intake.model_validate(data)
    except ValidationError:
        return False
    return True
