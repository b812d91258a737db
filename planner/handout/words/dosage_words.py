"""Times, table cells, effort and weights in words; the dose itself is in plain_dose."""

import re

from planner.handout.words.words import Words
from planner.model.program.program import Item
from planner.model.vocabulary import WEEKDAYS


def time_words(words: Words, seconds: int) -> str:
    """A time in full: "30 seconds", "1 minute"."""
    if seconds == 1:
        return words.second
    if seconds < 60 or (seconds < 120 and seconds % 60):
        return words.seconds.format(count=seconds)
    minutes, rest = divmod(seconds, 60)
    if rest:
        return words.minute_and.format(minutes=minutes, seconds=rest)
    return words.minute if minutes == 1 else words.minutes_long.format(count=minutes)


def time_short(words: Words, seconds: int) -> str:
    """A time for a table: "30 s", "10 min"."""
    if seconds < 60 or (seconds < 120 and seconds % 60):
        return words.short_s.format(count=seconds)
    minutes, rest = divmod(seconds, 60)
    if rest:
        return words.minute_and.format(minutes=minutes, seconds=rest)
    return words.short_min.format(count=minutes)


def cell_amount(words: Words, item: Item) -> str:
    """Rounds and repetitions, or time: "10 min"."""
    if item.duration_s:
        amount = time_short(words, item.duration_s)
        return words.cell_sets.format(sets=item.sets, amount=amount) if item.sets > 1 else amount
    return words.cell_sets.format(sets=item.sets, amount=reps_short(item))


def reps_short(item: Item) -> str:
    """Repetitions for a table: "8", "8-10"."""
    return f"{item.reps}-{item.reps_most}" if item.reps_more else str(item.reps)


def cell_details(words: Words, item: Item) -> dict[str, str]:
    """What else may change from week to week, by kind; in the order it is printed."""
    details: dict[str, str] = {}
    if item.hold_s:
        details["hold"] = words.cell_hold.format(time=time_short(words, item.hold_s))
    if item.as_needed:
        details["times"] = words.cell_as_needed
    elif item.times_per_day > 1:
        details["times"] = words.cell_times.format(times=item.times_per_day)
    if item.days:
        details["days"] = ", ".join(words.day[day] for day in WEEKDAYS if day in item.days)
    return details


def side_words(words: Words, item: Item) -> str:
    """Which sides, for a table."""
    if item.side is not None:
        return words.short_side[item.side]
    return {"each": words.cell_each, "alternate": words.cell_alternate, "both": ""}[item.per_side]


def effort_words(words: Words, known: dict[int, str], effort: int) -> str:
    """How hard, by the nearest description at or below it."""
    below = [level for level in known if level <= effort]
    if not below:
        return words.effort_bare.format(effort=effort)
    text = known[max(below)].strip().rstrip(".")
    return words.effort.format(words=text[:1].upper() + text[1:], effort=effort)


KG_PER_LB = 0.45359237


def weight_words(kg: float, unit: str) -> str:
    """A weight in the clinic's unit, to a half kilogram or a whole pound."""
    if unit == "lb":
        return f"{round(kg / KG_PER_LB)} lb"
    return f"{round(kg * 2) / 2:g} kg"


def join_list(words: Words, parts: list[str]) -> str:
    """ "a, b and c"; "a; b, small; and c" where a part has a comma of its own. Some languages say
    another "and" before an i."""
    if len(parts) < 2:
        return "".join(parts)
    sounds_i = re.match(r"h?[ií](?!e)", parts[-1], re.IGNORECASE)
    phrase = words.list_and_i if sounds_i else words.list_and
    if any("," in part for part in parts):
        return phrase.format(first="; ".join(parts[:-1]) + ";", last=parts[-1])
    return phrase.format(first=", ".join(parts[:-1]), last=parts[-1])
