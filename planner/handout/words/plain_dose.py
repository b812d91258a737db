"""A dose in words that anyone can do: no sign, no sum. "8 times on each side. Do 2 rounds." """

from typing import Literal

from planner.handout.words.dosage_words import join_list, time_words, weight_words
from planner.handout.words.words import Words
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item
from planner.model.vocabulary import WEEKDAYS

SLOW_FROM_S = 3
"""Seconds on the way down that are more than anyone takes untold."""

DosePart = Literal[
    "amount", "side", "time", "hold", "slowly", "rounds", "rest", "sittings", "days", "heavier"
]
"""What a sentence of a dose tells, in the order in which it is said."""
Dose = dict[DosePart, str]
"""A sentence for each part that there is."""


def plain_dose(words: Words, exercise: Exercise, item: Item, *, apart: bool = False) -> Dose:
    """The whole dose: how much, how long, how many rounds, how often a day.

    What a number is of stands `apart` from it where it is said for many weeks: "On each side."
    """
    said = words.sheet
    parts = _amount(words, exercise, item, apart=apart)
    if item.as_needed:
        parts["sittings"] = said.as_needed
    elif item.times_per_day > 1:
        more = said.sittings_more.format(count=item.times_per_day)
        parts["sittings"] = said.sittings.get(item.times_per_day, more)
    if item.days:
        days = [words.day_long[day] for day in WEEKDAYS if day in item.days]
        parts["days"] = said.only_on.format(days=join_list(words, days))
    return parts


def dose_words(words: Words, exercise: Exercise, item: Item) -> str:
    """The same as a text."""
    return " ".join(plain_dose(words, exercise, item).values())


def half_dose(words: Words, exercise: Exercise, item: Item) -> str:
    """What is less in half of one sitting, counted out: half of 8 times is 4 times."""
    half = item.model_copy(update=_halved(item))
    usual, less = (_amount(words, exercise, each) for each in (item, half))
    told = [each for part, each in less.items() if each != usual.get(part)]
    return " ".join(told or [words.sheet.one_round])


def plain_heavy(words: Words, exercise: Exercise, item: Item) -> str:
    """How heavy, by what is left at the end of a set; empty where nothing is lifted or pulled."""
    if item.reps_left is None or item.reps_most == 1:
        return ""
    said = words.sheet
    return (said.heavy_band if banded(exercise, item) else said.heavy).format(count=item.reps_left)


def heavier(words: Words, exercise: Exercise, item: Item) -> str:
    """What is more than the last time, of a weight or of a band."""
    return words.sheet.heavier_band if banded(exercise, item) else words.sheet.heavier


def banded(exercise: Exercise, item: Item) -> bool:
    """A band is pulled, known by its color or not."""
    return bool(item.band) or "band" in exercise.equipment


def known_load(item: Item, unit: str) -> str:
    """The weight or the band, where it is known."""
    return weight_words(item.load_kg, unit) if item.load_kg is not None else item.band


def _halved(item: Item) -> dict[str, int]:
    """What is less where half is done: repetitions, else rounds, else time. Rounds of a single
    repetition would read as repetitions."""
    if item.reps_most > (3 if item.sets > 1 else 1):
        least = max(1, item.reps // 2)
        return {"reps": least, "reps_more": item.reps_most // 2 - least}
    if item.sets > 1:
        return {"sets": item.sets // 2}
    if item.duration_s:
        return {"duration_s": _half_s(item.duration_s)}
    return {"hold_s": _half_s(item.hold_s)} if item.hold_s else {}


def _half_s(seconds: int) -> int:
    """Half of a time, down to what a clock shows well: whole minutes, or 5 seconds."""
    half = seconds // 2
    step = 60 if half >= 60 else 5 if half >= 10 else 1
    return max(1, half - half % step)


def _amount(words: Words, exercise: Exercise, item: Item, *, apart: bool = False) -> Dose:
    said = words.sheet
    side = said.sides[item.side or item.per_side]
    if apart and is_walk(exercise) and item.duration_s and not item.rest_s:
        return _walks_apart(words, item)
    if apart and side:
        alone = _amount(words, exercise, item.model_copy(update=_ON_BOTH))
        first: Dose = {"amount": alone["amount"], "side": f"{side.strip().capitalize()}."}
        return first | alone
    if item.duration_s and item.reps_most == 1:
        time = time_words(words, item.duration_s)
        if is_walk(exercise) and not item.rest_s:
            phrase = said.walks if item.sets > 1 else said.walk
            return {"amount": phrase.format(count=item.sets, time=time)}
        timed: Dose = {"amount": said.for_time.format(time=time, side=side)}
        return timed | _rounds(words, item)
    # One repetition a round: the rounds are what is counted.
    single = item.reps_most == 1
    count = item.sets if single else item.reps_most
    times = (said.once if count == 1 else said.times).format(count=count, side=side)
    if item.reps_more:
        times = said.times_range.format(least=item.reps, most=item.reps_most, side=side)
    parts: Dose = {"amount": times}
    if item.duration_s:
        parts["time"] = said.each_time.format(time=time_words(words, item.duration_s))
    if item.hold_s:
        phrase = said.hold if count == 1 else said.hold_each
        parts["hold"] = phrase.format(time=time_words(words, item.hold_s))
    if not single:
        return parts | _slowly(words, item) | _rounds(words, item)
    if item.sets > 1 and item.rest_s:
        parts["rest"] = said.rest_times.format(time=time_words(words, item.rest_s))
    return parts


def _walks_apart(words: Words, item: Item) -> Dose:
    said, time = words.sheet, time_words(words, item.duration_s)
    if item.sets == 1:
        return {"amount": said.one_walk, "time": said.for_time.format(time=time, side="")}
    return {
        "amount": said.some_walks.format(count=item.sets),
        "time": said.each_walk.format(time=time),
    }


_ON_BOTH = {"side": None, "per_side": "both"}


def _slowly(words: Words, item: Item) -> Dose:
    """A tempo that is slower than usual is said: to slow down is how a dose may grow."""
    down = item.tempo.split("-")[0]
    slow = down.isdecimal() and int(down) >= SLOW_FROM_S and not item.hold_s
    return {"slowly": words.sheet.slowly.format(count=down)} if slow else {}


def _rounds(words: Words, item: Item) -> Dose:
    if item.sets == 1:
        return {}
    said = words.sheet
    told: Dose = {"rounds": said.rounds.format(count=item.sets)}
    if item.rest_s:
        told["rest"] = said.rest_rounds.format(time=time_words(words, item.rest_s))
    return told


def is_walk(exercise: Exercise) -> bool:
    """It is the patient's walk, told once and with its minutes."""
    return exercise.category == "aerobic" and exercise.start_position == "walking"
