"""What is said of some weeks: once where it is the same in all, else with its weeks in front."""

from collections.abc import Sequence
from typing import NamedTuple

from planner.handout.words.dosage_words import join_list
from planner.handout.words.words import Words
from planner.model.program.program import Week
from planner.model.vocabulary import WEEKDAYS, Weekday


class ByWeek(NamedTuple):
    """A sentence, and the weeks it is for; no weeks where it holds in all of them."""

    weeks: str
    text: str

    @property
    def said(self) -> str:
        """The sentence with its weeks in front."""
        return f"{self.weeks}: {self.text}" if self.weeks else self.text


def in_weeks(told: Sequence[ByWeek]) -> str:
    """Sentences in a row, each with its weeks in front."""
    return " ".join(f"{each.weeks}: {each.text}" if each.weeks else each.text for each in told)


def by_week_of(
    words: Words, told: Sequence[tuple[Week, tuple[Weekday, ...], str]]
) -> tuple[ByWeek, ...]:
    """What is said, once where it is the same, else with its weeks; and with its days where a
    week has two of it."""
    if len({text for _, _, text in told}) == 1:
        text = told[0][2]
        return (ByWeek("", text),) if text else ()
    weeks: dict[int, dict[str, set[Weekday]]] = {}
    for week, days, text in told:
        weeks.setdefault(week.number, {}).setdefault(text, set()).update(days)
    runs: list[tuple[list[int], dict[str, set[Weekday]]]] = []
    for number, said in weeks.items():
        # Days are told only where a week has two doses.
        named = said if len(said) > 1 else {text: set[Weekday]() for text in said}
        if runs and named == runs[-1][1] and runs[-1][0][-1] == number - 1:
            runs[-1][0].append(number)
        else:
            runs.append(([number], named))
    return tuple(
        ByWeek(_when(words, numbers, days), text)
        for numbers, named in runs
        for text, days in named.items()
        if text
    )


def _when(words: Words, numbers: Sequence[int], days: set[Weekday]) -> str:
    first, last = numbers[0], numbers[-1]
    phrase = words.part_weeks
    if first == last:
        phrase = words.part_week
    elif last == first + 1:
        phrase = words.sheet.weeks_two
    weeks = phrase.format(first=first, last=last)
    if not days:
        return weeks
    named = join_list(words, [words.day[each] for each in WEEKDAYS if each in days])
    return words.sheet.on_days.format(weeks=weeks, days=named)
