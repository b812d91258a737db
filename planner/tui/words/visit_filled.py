"""What was typed at a visit, as the services take it."""

from collections.abc import Iterable
from datetime import date, timedelta

from planner.model.follow_up.measured import MeasuredValue
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.program.alarm import SIGN_WORDS
from planner.model.program.checkin import CheckIn, CheckInDay, ExerciseTold, WeekTold
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from planner.model.vocabulary import WEEKDAYS
from planner.services.issues import merged
from planner.services.visit_answers import OpenVisit, VisitAnswers
from planner.tui.state.visit_draft import VisitDraft
from planner.tui.words.questions import EARLIER, HELPS, NONE, TICKED

_CENTRALIZES = "centralizes_"
"""The findings that a direction retest says again."""
_DAY_NUMBERS = ("pain_before", "pain_after", "effort", "walk_min", "walk_stops")
WEEK_NUMBERS = (*("sessions_done", "worst_pain", "usual_effort", "average_pain", "trust", "sleep"),)
"""What is told of a week as a number."""
LEG = {"1": "higher", "2": "same", "3": "lower"}
"""Where the leg pain went, by its digit."""


def picked(value: str) -> tuple[str, ...]:
    """The answers of a list; asked and none is none."""
    return tuple(one for one in value.removeprefix(TICKED).split(",") if one and one != NONE)


def visit_answers(draft: VisitDraft, begun: OpenVisit) -> VisitAnswers:
    """Everything that was answered."""
    return VisitAnswers(
        found=_found(draft),
        told=_told(draft, begun),
        changes=_changes(draft, begun.was),
        flags=picked(draft.told("flags")),
        taken=_taken(draft, begun),
    )


def visit_record(draft: VisitDraft, begun: OpenVisit, answers: VisitAnswers) -> Visit:
    """The visit as it is kept; its number and decisions are put in when it is closed."""
    weeks = draft.told("next_weeks")
    return Visit.model_validate(
        {
            "number": 2,
            "on": begun.on,
            "by": draft.told("by"),
            "kind": draft.told("kind") or "in_person",
            "found": answers.found,
            "note": draft.told("note"),
            "next_visit": begun.on + timedelta(weeks=int(weeks)) if weeks else None,
        }
    )


def _found(draft: VisitDraft) -> VisitFound:
    data: dict[str, object] = {}
    for key, value in draft.answers.items():
        room, _, name = key.partition(".")
        if room == "found" and value:
            data[name] = {"yes": True, "no": False}.get(value, value)
    marks = {key[2:]: value for key, value in draft.answers.items() if key.startswith("x.")}
    data["verdicts"] = {
        name: mark for name, value in marks.items() if (mark := value.removesuffix(HELPS))
    }
    data["helps"] = {name: True for name, value in marks.items() if value.endswith(HELPS)}
    data["hurts"] = picked(draft.told("hurts"))
    data["flags_asked"] = bool(draft.told("flags"))
    return VisitFound.model_validate(data)


def _told(draft: VisitDraft, begun: OpenVisit) -> CheckIn | None:
    """The diary that was read, then what was typed over it; None where nothing was told."""
    typed = typed_checkin(draft, begun.was, begun.situation.last_week, begun.on)
    read = CheckIn.model_validate_json(draft.diary) if draft.diary else None
    found = [one for one in (read, typed) if one is not None]
    return merged(found).checkin if found else None


def typed_checkin(draft: VisitDraft, program: Program, week: int, on: date) -> CheckIn | None:
    """What was typed of the weeks, as a check-in of its own; `week` is the last one."""
    days = tuple(_days(draft, program))
    rooms = {week: ""} | {number: f"{EARLIER}{number}." for number in range(1, week)}
    told = {number: one for number, room in rooms.items() if (one := _week(draft, room))}
    if not days and not told:
        return None
    return CheckIn(
        program=fingerprint(program),
        days=days,
        weeks=dict(sorted(told.items())),
        told_at=on,
        source="typed" if days else "spoken",
    )


def _days(draft: VisitDraft, program: Program) -> Iterable[CheckInDay]:
    cells: dict[tuple[int, str], dict[str, str]] = {}
    for key, value in draft.days.items():
        number, day, what = key.split(".")
        cells.setdefault((int(number), day), {})[what] = value
    days: list[str] = [*WEEKDAYS]
    for week, day in sorted(cells, key=lambda one: (one[0], days.index(one[1]))):
        given = cells[week, day]
        planned = sessions_on(program, week, day)
        numbers = {name: given[name] for name in _DAY_NUMBERS if name in given}
        done = done_of(given.get("done", ""), planned)
        said = {"done": done, "not_done": True if given.get("done") == "0" else None}
        leg = LEG.get(given.get("leg", ""))
        yield CheckInDay.model_validate({"week": week, "day": day, "leg": leg, **said, **numbers})


def sessions_on(program: Program, week: int, day: str) -> tuple[str, ...]:
    """The sessions that a diary counts on a day."""
    there = program.weeks[week - 1].sessions if week <= len(program.weeks) else ()
    return tuple(one.name for one in there if day in one.busy_days and one.name != "Walk")


def done_of(typed: str, planned: tuple[str, ...]) -> tuple[str, ...]:
    """1: all of the day; 2, 3: the first or the second alone; 0 or nothing: none."""
    if typed == "1":
        return planned
    return planned[int(typed) - 2 : int(typed) - 1] if typed in ("2", "3") else ()


def _week(draft: VisitDraft, room: str) -> WeekTold | None:
    """What was typed of one week; the last one's answers have no room of their own."""
    data: dict[str, object] = {}
    for name in WEEK_NUMBERS:
        if draft.told(f"{room}week.{name}"):
            data[name] = draft.told(f"{room}week.{name}")
    if draft.told(f"{room}week.flare"):
        data["flare"] = draft.told(f"{room}week.flare") == "yes"
    if draft.told(f"{room}week.barriers"):
        data["barriers"] = picked(draft.told(f"{room}week.barriers"))
    signs = draft.told(f"{room}week.safety")
    if signs:
        data["safety"] = {sign: sign in signs.split(",") for sign in SIGN_WORDS}
    start = f"{room}x."
    marks = {
        key.removeprefix(start): value
        for key, value in draft.answers.items()
        if key.startswith(start)
    }
    if marks:
        data["exercises"] = {
            name: ExerciseTold.model_validate(
                {
                    "verdict": value.removesuffix(HELPS) or None,
                    "helps": True if value.endswith(HELPS) else None,
                }
            )
            for name, value in marks.items()
        }
    return WeekTold.model_validate(data) if data else None


def _changes(draft: VisitDraft, program: Program) -> dict[str, object]:
    """Fields of the examination that are otherwise now."""
    intake = program.intake
    found: dict[str, object] = {}
    # "None" says that there is nothing new; what is ticked is the whole list.
    if draft.told("precautions").startswith(TICKED):
        found["precautions"] = picked(draft.told("precautions"))
    names = intake.findings
    if draft.told("findings").startswith(TICKED):
        names = picked(draft.told("findings"))
    way = draft.told("direction")
    if way:
        others = [one for one in names if not one.startswith(_CENTRALIZES)]
        names = (*others, *(() if way == "none" else (f"{_CENTRALIZES}{way}",)))
    if names != intake.findings:
        found["findings"] = names
    for name in ("lowest_point", "symptom_side"):
        if draft.told(f"change.{name}"):
            found[name] = draft.told(f"change.{name}")
    if draft.told("found.irritability"):
        found["irritability"] = draft.told("found.irritability")
    if draft.told("found.pain_usual"):
        found["usual_pain"] = int(draft.told("found.pain_usual"))
    if draft.told("norms"):
        found["patient"] = intake.patient.model_copy(update={"sex_for_norms": draft.told("norms")})
    return {name: value for name, value in found.items() if value != getattr(intake, name)}


def _taken(draft: VisitDraft, begun: OpenVisit) -> tuple[MeasuredValue, ...]:
    found = []
    for key, value in draft.answers.items():
        room, _, rest = key.partition(".")
        if room == "m" and value:
            measure, _, side = rest.partition(".")
            found.append(
                MeasuredValue.model_validate(
                    {
                        "measure": measure,
                        "value": float(value),
                        "on": begun.on,
                        "side": side or None,
                        "by": "therapist",
                    }
                )
            )
    return tuple(found)
