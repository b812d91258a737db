"""Phrases as pages put them together, so that an address names them in one go."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from planner.handout.html.elements import Markup, element, labelled, ticked
from planner.handout.html.moves import how_it_is_done
from planner.handout.player.pieces import HOLE
from planner.handout.words.dosage_words import effort_words
from planner.handout.words.screen_words import Tongue
from planner.model.exercise.exercise import Exercise
from planner.model.vocabulary import WEEKDAYS


class _Open(dict[str, str]):
    """Values for a phrase; what it asks for beside them is left open for a number."""

    def __missing__(self, key: str) -> str:
        return HOLE


def left_open(phrase: str, **values: str) -> str:
    """A phrase with these values, every other place left open for a number."""
    return phrase.format_map(_Open(values))


def weeks_open(on: Tongue) -> tuple[str, ...]:
    """Weeks as they stand before a text."""
    words = on.words
    return tuple(
        left_open(each) for each in (words.part_week, words.part_weeks, words.sheet.weeks_two)
    )


def of_each_page(on: Tongue) -> Iterator[str]:
    """What stands in every page of a part, most often first."""
    screen, said = on.screen, on.words.sheet
    weeks = weeks_open(on)
    dated = (left_open(each) for each in (said.same_month, said.two_months, said.day_month))
    yield from (*weeks, *(f"{week}: " for week in weeks), *dated)
    yield from (f"</li><li>{weeks[0]}: ", ticked(screen.done), ", ", ". ")
    notes = element("p", screen.not_kept, class_="aside not-kept")
    yield element("h3", screen.moves) + notes


def of_days(on: Tongue) -> Iterator[str]:
    """Every choice of days with what comes before and after it."""
    words, screen = on.words, on.screen
    done = ticked(screen.done)
    week = element("p", element("strong", f"{weeks_open(on)[0]}:"), " ").removesuffix("</p>")
    days = element("p", element("strong", screen.days), " ").removesuffix("</p>")
    for chosen in chain(*(combinations(WEEKDAYS, count) for count in range(1, 8))):
        named = f"{', '.join(words.day[each] for each in chosen)}.</p>"
        yield from (f"{named}{done}", f"{days}{named}{done}", f"{named}{week}")
        yield from (f"{week}{named}{week}", f"{week}{named}{done}")


def doses(on: Tongue) -> tuple[str, ...]:
    """The sentences of a dose."""
    words, said = on.words, on.words.sheet
    sides = tuple(dict.fromkeys(said.sides.values()))
    timed = (words.seconds, words.minute, words.minutes_long, words.minute_and)
    times = tuple(map(left_open, timed))
    phrases = (
        *(said.times, said.once, said.walk, said.walks, said.for_time, said.each_time),
        *(said.hold, said.hold_each, said.rounds, said.one_round, said.rest_rounds),
        *(said.rest_times, said.slowly, said.heavier, said.heavier_band, said.as_needed),
        *(said.sittings_more, *said.sittings.values()),
    )
    found = (
        left_open(phrase, side=side, time=time)
        for phrase in phrases
        for side in (sides if "{side}" in phrase else ("",))
        for time in (times if "{time}" in phrase else ("",))
    )
    return tuple(dict.fromkeys(found))


def of_doses(on: Tongue) -> Iterator[str]:
    """Doses in their lists, alone and with their rounds and rests."""
    said = on.words.sheet
    rounds = left_open(said.rounds)
    every = doses(on)
    resting = [one for one in every if one.startswith(said.rest_rounds.split("{")[0])]
    counted = [one for one in every if one.startswith(HOLE)]
    for week in weeks_open(on):
        dosed = f"<li><span><strong>{week}:</strong> "
        yield from (dosed, f'<ul class="dose">{dosed}', f"</span></li>{dosed}")
        yield from (f"{dosed}{one}</span></li>" for one in every)
    begins = element("p", element("strong", said.too_much), " ").removesuffix("</p>")
    ends = "</p></details></section>"
    yield begins
    for one in every:
        yield from (f"{one} ", f"{one}</li>", f"{one}</span></li>", f"{one}</span></li></ul>")
        yield from (f"{begins}{one}{ends}", f"{begins}{one} ", f"{one}{ends}")
        yield from (f"<li>{one}</li></ul>", f"{one}</li></ul>")
    for rest in resting:
        yield from (f"{rounds} {rest}</li></ul>", f"{rounds} {rest} ")
        yield from (f'<ul class="dose"><li>{one} {rounds} {rest}</li></ul>' for one in counted)
    yield from (f'<ul class="dose"><li>{one}</li></ul>' for one in counted)
    yield from (f"{one} {rounds}</span></li>" for one in counted)


def of_helps(on: Tongue) -> Iterator[str]:
    """What a move is good for, on a line of its own."""
    for good in on.words.paper.helps.values():
        helps = good[:1].lower() + good[1:]
        told = labelled(on.words.helps_you, element("span", f"{helps.rstrip('.')}."))
        yield from (told, f"</ul>{told}")


def of_efforts(on: Tongue, levels: dict[int, str]) -> Iterator[str]:
    """Every effort, alone, first, last and after its week."""
    words = on.words
    begins = element("p", element("strong", words.sheet.how_hard), " ").removesuffix("</p>")
    for level in range(1, 11):
        told = f"{effort_words(words, levels, level)}."
        weeks = tuple(f"{week}: " for week in weeks_open(on))
        yield f"{begins}{told}</p>"
        for week in weeks:
            yield from (f"{begins}{week}{told} ", f"{week}{told} ", f"{week}{told}</p>")


def of_exercise(told: Exercise, own: Tongue, lang: str, place: Markup) -> Iterator[str]:
    """How an exercise begins on a page, and from when to stop to how it is done."""
    name = element("h4", told.patient_name, lang=lang)
    head = element("section", name, class_="move", data_move=told.id).removesuffix("</section>")
    yield head if lang or told.picture is None else head + place
    how = how_it_is_done(told, own, lang)
    stop = labelled(own.words.stop_if, told.stop_if, lang=lang, class_="stop")
    yield f"{stop}<details>{element('summary', own.screen.how)}{how}"
    yield how


def in_lists(texts: Iterable[str]) -> Iterator[str]:
    """Texts as they stand in lists and paragraphs."""
    for text in texts:
        yield from (text, f"{text}</li><li>", f"{text}</p>", f"{text}</p><p>")
