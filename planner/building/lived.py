"""Which weeks of a program are over."""

from datetime import date


def next_week(monday: date | None, today: date) -> int:
    """The first week that is not yet lived: one that begins today is not.

    `monday` is that of week 1; None: it is not known, and no week was lived.
    """
    days = (today - monday).days if monday else 0
    return max(1, -(-days // 7) + 1)
