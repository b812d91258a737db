"""Answers from a phone become a check-in of the program that they are of."""

from collections.abc import Container

from planner.exchange.answers.packed import AnswersUnreadable, DayAnswers, PhoneAnswers, WeekAnswers
from planner.model.program.answer_order import SIGNS, VERDICTS, exercise_order
from planner.model.program.checkin import CheckIn, CheckInDay, ExerciseTold, WeekTold
from planner.model.program.program import Program, Week
from planner.model.rules.follow_up_rules import SafetyId
from planner.model.vocabulary import WEEKDAYS, Weekday


def told_by(answers: PhoneAnswers, issued: Program) -> CheckIn:
    """The check-in of the program as it was given out.

    Raises AnswersUnreadable where they tell of more than it has.
    """
    order = exercise_order(issued)
    last = answers.first_week + len(answers.weeks) - 1
    if len(answers.marks) != len(order) or max(last, answers.marks_week) > len(issued.weeks):
        raise AnswersUnreadable(
            "these answers do not fit the program that they name.",
            "Ask the patient; type them with: planner checkin add.",
        )
    numbered = dict(enumerate(answers.weeks, start=answers.first_week))
    marks = {
        order[at]: ExerciseTold(
            verdict=VERDICTS[mark.verdict - 1] if mark.verdict else None, helps=mark.helps
        )
        for at, mark in enumerate(answers.marks)
        if mark.verdict or mark.helps is not None
    }
    asked = issued.paper_words["en"].signs if issued.paper_words else {}
    weeks = {number: _week(week, asked) for number, week in numbered.items()}
    if marks and answers.marks_week:
        of = weeks.get(answers.marks_week, WeekTold())
        weeks[answers.marks_week] = of.model_copy(update={"exercises": marks})
    return CheckIn(
        program=answers.program,
        days=tuple(
            day
            for number, week in numbered.items()
            for name, told in zip(WEEKDAYS, week.days, strict=True)
            if (day := _day(issued.weeks[number - 1], name, told))
        ),
        weeks={number: weeks[number] for number in sorted(weeks) if weeks[number] != WeekTold()},
        source="phone",
    )


def _day(week: Week, name: Weekday, told: DayAnswers) -> CheckInDay | None:
    """A day of which something was told."""
    if told.done >> len(week.sessions):
        raise AnswersUnreadable(
            f"week {week.number} has no such session.", "Ask the patient which page it was."
        )
    if told == DayAnswers():
        return None
    asked = any(name in one.busy_days for one in week.sessions)
    return CheckInDay(
        week=week.number,
        day=name,
        done=tuple(sorted(one.name for at, one in enumerate(week.sessions) if told.done >> at & 1)),
        not_done=True if asked and not told.done else None,
        pain_before=told.before,
        pain_after=told.after,
        effort=told.effort,
    )


def _week(week: WeekAnswers, asked: Container[SafetyId]) -> WeekTold:
    """A sign that is not ticked is not there only where it was asked, and they were answered."""
    if week.signs is None:
        return WeekTold(flare=week.flare)
    bits = ((sign, bool(week.signs >> at & 1)) for at, sign in enumerate(SIGNS))
    safety = {sign: ticked for sign, ticked in bits if ticked or sign in asked}
    return WeekTold(safety=safety, flare=week.flare)
