"""Which sessions are on a day, and which weeks a part has."""

from planner.handout.words.words import Words
from planner.model.program.program import ProgramPhase, Session, Week
from planner.model.vocabulary import Weekday


def sessions_on(week: Week, day: Weekday) -> list[Session]:
    """The sessions of that day."""
    return [session for session in week.sessions if day in session.busy_days]


def weeks_words(words: Words, phase: ProgramPhase) -> str:
    """ "Weeks 3 to 5"."""
    first, last = phase.weeks
    phrase = words.part_week if first == last else words.part_weeks
    return phrase.format(first=first, last=last)
