"""The fixed phrases of the sheet of a part."""

from typing import NamedTuple


class SheetWords(NamedTuple):
    """One language. Braces are filled in with str.format."""

    weeks_two: str
    week_on: str
    """A week with its dates."""
    same_month: str
    two_months: str
    date: str
    day_month: str
    months: tuple[str, ...]
    made_on: str
    goal: str
    tick: str
    """How the boxes of the days are used."""
    ready: str
    """What the first picture of a move shows."""
    next_visit: str
    moves: str
    one_move: str
    and_walk: str
    and_walk_beside: str
    minutes: str
    minutes_range: str
    rest_days: str
    rest_days_in: str
    more_moves: str
    lights: str
    own_numbers: str
    """Room to write them, where the usual pain is not known."""
    after: str
    """Over what the lights mean afterwards."""
    now: str
    even_one: str
    """Before the signs to get help for at once, in a row."""
    same_day: str
    soon: str
    back: str
    nothing_needed: str
    how_hard: str
    too_much: str
    less_by_quota: str
    """What to do next time where more or less goes by the week alone."""
    too_easy: str
    light: dict[str, str]
    """Each light as a heading, on a screen."""
    next_day: str
    bring: str
    bring_how: str
    bring_last: str
    until_then: str
    times: str
    times_range: str
    """From the least to the most."""
    only_on: str
    """Where it is not done on each day of its session."""
    once: str
    walk: str
    walks: str
    one_walk: str
    some_walks: str
    each_walk: str
    """Where their minutes are told week by week."""
    for_time: str
    each_time: str
    hold: str
    hold_each: str
    slowly: str
    """How long the way down or back takes."""
    rounds: str
    one_round: str
    rest_rounds: str
    rest_times: str
    sides: dict[str, str]
    """both, each, alternate, left, right: what follows the amount."""
    sittings: dict[int, str]
    sittings_more: str
    as_needed: str
    heavier: str
    heavier_band: str
    heavy: str
    heavy_some: str
    heavy_some_band: str
    heavy_left: str
    """How many more, where it is told week by week."""
    yours: str
    blank: str
    heavy_band: str
    emergency: str
    on_days: str
