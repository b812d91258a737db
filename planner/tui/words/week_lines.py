"""What is asked of a week as a whole: signs, numbers, what got in the way, how each move went."""

from collections.abc import Iterator

from planner.follow_up.derive import Situation, counted_sessions
from planner.model.program.alarm import SIGN_WORDS
from planner.tui.words.dose_words import cell
from planner.tui.words.questions import EARLIER, AnswerChoice, Question

YES_NO = (AnswerChoice("y", "yes", "yes"), AnswerChoice("n", "no", "no"))
_MARKS = tuple(
    AnswerChoice(str(number), value, label)
    for number, (value, label) in enumerate(
        (
            ("easy", "easy"),
            ("right", "right"),
            ("hard", "hard"),
            ("hurt", "hurt"),
            ("no", "not me"),
        ),
        1,
    )
)
_BARRIERS = {
    "too_many": "too many",
    "no_time": "no time",
    "pain": "pain",
    "forgot": "forgot",
    "tired_ill": "tired, ill",
    "unsure_how": "not sure how",
    "no_use": "no use",
    "away": "away",
}
OF_TEN = "0 to 10; x is 10."


def numbered(*pairs: tuple[str, str]) -> tuple[AnswerChoice, ...]:
    """Answers, each with the next digit as its key."""
    return tuple(AnswerChoice(str(n), value, label) for n, (value, label) in enumerate(pairs, 1))


def week_lines(at: Situation, week: int) -> tuple[Question, ...]:
    """All of it, of one week, as it stands under the days of the diary."""
    room = room_of(at, week)
    label = "New this week" if not room else "New that week"
    return (sign_question(label, room), *week_numbers(at, week), *mark_questions(at, week))


def room_of(at: Situation, week: int) -> str:
    """Begins the names of a week's answers; those of the last one have none."""
    return "" if week == at.last_week else f"{EARLIER}{week}."


def sign_question(label: str, room: str = "") -> Question:
    """The signs that may not wait."""
    return Question(
        f"{room}week.safety",
        label,
        "many",
        numbered(*((key, words) for key, words in SIGN_WORDS.items())),
        hint="n: asked, none of them. One that is ticked stops every handout until it is cleared.",
    )


def week_numbers(at: Situation, week: int) -> Iterator[Question]:
    """Its numbers, a flare-up, what got in the way."""
    room = room_of(at, week)
    planned = sum(len(one.busy_days) for one in counted_sessions(at.program.weeks[week - 1]))
    yield Question(
        f"{room}week.sessions_done",
        f"Sessions done, of {planned}",
        "number",
        most=max(planned, 1) * 2,
        hint="Where no diary came. A diary that was typed or read counts by itself.",
    )
    yield _of_week(at, week, room, "worst_pain", "Worst pain")
    yield _of_week(at, week, room, "usual_effort", "Usual effort")
    yield Question(
        f"{room}week.flare", "Flare-up that week", "one", YES_NO, hint="What the patient calls one."
    )
    yield Question(
        f"{room}week.barriers",
        "In the way",
        "many",
        numbered(*_BARRIERS.items()),
        hint="What got in the way; n: nothing.",
    )
    yield _of_week(at, week, room, "average_pain", "Average pain")
    yield _of_week(at, week, room, "trust", "Trust in the back")
    yield _of_week(at, week, room, "sleep", "Sleep")


def _of_week(at: Situation, week: int, room: str, name: str, label: str) -> Question:
    before = was(getattr(at.week_told(week), name))
    hint = f"Of that week. {OF_TEN}"
    return Question(f"{room}week.{name}", label, "number", before=before, hint=hint)


def was(value: object) -> str:
    """What was told before."""
    return "" if value is None else f"told: {value}"


def mark_questions(at: Situation, week: int) -> Iterator[Question]:
    """A mark for each exercise of a week."""
    room = room_of(at, week)
    seen: set[str] = set()
    for row in at.lanes:
        item = row.item(week)
        if item is None or item.exercise in seen:
            continue
        seen.add(item.exercise)
        name = at.program.exercises[item.exercise].patient_name
        told = at.verdicts_by_week(item.exercise)
        by_week = ", ".join(f"week {number} {mark}" for number, mark in told.items())
        yield Question(
            f"{room}x.{item.exercise}",
            name,
            "one",
            _MARKS,
            helps=True,
            before=was(told.get(week) if room else at.verdict(item.exercise)),
            hint=f"{name}, {cell(item)}, {row.slot}. 5: not for me. + as well: it helps."
            f"{f' Told: {by_week}.' if by_week else ''}",
        )
