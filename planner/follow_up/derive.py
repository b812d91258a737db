"""From a program and what was told of it to the facts the rules go by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from planner.building.case import Case, read_case
from planner.building.passes.lanes import open_lanes
from planner.building.rows import Row, rows
from planner.follow_up.facts import ExerciseFacts, SessionTold
from planner.follow_up.lights import Seen, light, usual_pain
from planner.follow_up.program_rules import WeekSummary, adherence
from planner.model.follow_up.measured import MeasuredValue
from planner.model.follow_up.proposal import Proposal
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.library import Library
from planner.model.program.checkin import CheckIn, CheckInDay, ExerciseTold, Verdict, WeekTold
from planner.model.program.program import Item, Program, Session, Week
from planner.model.rules.follow_up_rules import FollowUpRules
from planner.model.vocabulary import PATTERNS, WEEKDAYS

_BACK = ("start_dose", "rung_down", "less", "rebase")


@dataclass(frozen=True)
class Situation:
    """All that is known at a visit."""

    program: Program
    """As it was given out, and is now."""
    library: Library
    told: CheckIn
    """What was told of it, mapped to it (services/issues.py)."""
    today: int
    """Days since the Monday of week 1."""
    found: VisitFound = field(default_factory=VisitFound)
    """What the therapist found today."""
    history: tuple[Visit, ...] = ()
    """Earlier visits, the oldest first."""
    taken: tuple[MeasuredValue, ...] = ()
    """All that was measured."""
    monday: date | None = None
    """The Monday of week 1."""
    given: str = ""
    """The fingerprint of the program as the store has it: a visit that began with it was undone, or
    has changed nothing."""

    @property
    def rules(self) -> FollowUpRules:
        """The numbers."""
        return self.library.rules.follow_up

    @cached_property
    def case(self) -> Case:
        """The intake as the rules read it."""
        return read_case(self.program.intake, self.library)

    @cached_property
    def next_week(self) -> int:
        """The first week that is not yet lived: one that begins today is not."""
        return self._week_after(self.today)

    def _week_after(self, day: int) -> int:
        return min(-(-day // 7) + 1, len(self.program.weeks) + 1)

    @cached_property
    def decided(self) -> tuple[Proposal, ...]:
        """What earlier visits decided for that same week; nothing of one that was undone since."""
        if self.monday is None:
            return ()
        stand = (one for one in self.history if one.program != self.given)
        weeks = ((one, self._week_after(self.day_of(one.on))) for one in stand)
        same = [one for one, week in weeks if week == self.next_week]
        return tuple(p for one in same for p in one.proposals if p.answer in ("accepted", "edited"))

    @cached_property
    def last_week(self) -> int:
        """The last week that was lived, at least in part."""
        return max(1, self.next_week - 1)

    @cached_property
    def next_phase(self) -> int:
        """The phase of that week; after the end the last one."""
        return self.program.weeks[min(self.next_week, len(self.program.weeks)) - 1].phase

    @cached_property
    def weeks_since_visit(self) -> range:
        """The lived weeks that no visit has seen to their end."""
        last = self.day_of(self.history[-1].on) // 7 + 1 if self.history else 1
        return range(max(1, min(last, self.last_week)), self.last_week + 1)

    @cached_property
    def lanes(self) -> tuple[Row, ...]:
        """The lanes of the program."""
        return rows(self.program)

    @cached_property
    def _jobs(self) -> Mapping[str, str]:
        return {lane.name: lane.job for lane in open_lanes(self.case)}

    def job_of(self, slot: str) -> str:
        """What a lane is for: "direction"; empty where the intake opens no such lane."""
        return self._jobs.get(slot, "")

    def day_of(self, on: date) -> int:
        """Days since the Monday of week 1; today where nobody knows when that was."""
        return self.today if self.monday is None else (on - self.monday).days

    @cached_property
    def days(self) -> tuple[tuple[int, CheckInDay], ...]:
        """The told days until today, by days since the Monday of week 1."""
        found = [(day_number(one.week, one.day), one) for one in self.told.days]
        return tuple(sorted((day, one) for day, one in found if day <= self.today))

    @cached_property
    def usual(self) -> int | None:
        """The usual pain now."""
        if self.found.pain_usual is not None:
            return self.found.pain_usual
        before = [one.pain_before for _, one in self.days]
        return usual_pain(before, self.program.intake.usual_pain, self.rules.lights)

    def week_told(self, week: int) -> WeekTold:
        """What was told of a week as a whole."""
        return self.told.weeks.get(week, WeekTold())

    def was_told(self, week: int) -> bool:
        """Anything was told of a week."""
        return week in self.told.weeks or any(one.week == week for one in self.told.days)

    @property
    def untold_weeks(self) -> tuple[int, ...]:
        """The weeks since the last visit, but the last one, of which nothing was told."""
        return tuple(week for week in self.weeks_since_visit[:-1] if not self.was_told(week))

    def next_before(self, day: int) -> int | None:
        """Pain before on the next told day, if that is near enough."""
        last = day + self.rules.lights.next_told_days
        later = (one.pain_before for at, one in self.days if day < at <= last)
        return next((pain for pain in later if pain is not None), None)

    def session(self, day: int, one: CheckInDay) -> SessionTold:
        """A day as it was told."""
        return SessionTold(
            day=day,
            before=one.pain_before,
            after=one.pain_after if one.pain_worst is None else one.pain_worst,
            effort=one.effort,
            next_before=self.next_before(day),
            leg=one.leg,
        )

    def light_of(self, session: SessionTold) -> Seen:
        """Its light."""
        return light(session, self.usual, self.library.rules.guidance.pain, self.rules.lights)

    def adherence(self, week: int) -> float | None:
        """The share of a week's sessions that was done; of a week that goes on, of those so far."""
        there = self.program.weeks[week - 1]
        planned = [
            day_number(week, day)
            for session in counted_sessions(there)
            for day in session.busy_days
            if day_number(week, day) < max(self.today, 7 * week - 6)
        ]
        done: float = sum(len(set(one.done) - {"Walk"}) for _, one in self.days if one.week == week)
        summed = self.week_told(week).sessions_done
        # Who was asked for signs or pain alone has not told that nothing was done.
        told = summed is not None or any(one.week == week for _, one in self.days)
        return adherence(done if summed is None else summed, len(planned), told)

    def days_since_last_session(self) -> int | None:
        """Days since the last session that was ticked; None where none ever was."""
        done = [day for day, one in self.days if one.done]
        return self.today - max(done) if done else None

    def summary(self, week: int) -> WeekSummary:
        """A week for the rules that look at several."""
        there = [(day, one) for day, one in self.days if one.week == week]
        lights = [self.light_of(self.session(day, one)) for day, one in there if one.done]
        same = week > 1 and not any(
            _changed(row.item(week - 1), row.item(week)) for row in self.lanes
        )
        efforts = tuple(one.effort for _, one in there if one.effort is not None)
        usual = self.week_told(week).usual_effort
        if not efforts and usual is not None:
            efforts = (usual,) * self.rules.light_week.told_least  # told of the week as a whole
        return WeekSummary(
            adherence=self.adherence(week),
            efforts=efforts,
            sleep=self.week_told(week).sleep,
            ambers=lights.count("amber"),
            same_dose=same,
        )

    @cached_property
    def culprits(self) -> tuple[frozenset[str], bool]:
        """The lanes that an amber or red session is laid to; whether nobody knows which it was."""
        return _culprits(self)

    def verdict(self, exercise: str) -> Verdict | None:
        """How it went, as the therapist found or the latest week since the last visit has it."""
        if exercise in self.found.verdicts:
            return self.found.verdicts[exercise]
        there = self.library.exercises.get(exercise)
        if there is not None and there.category in self.found.hurts:
            return "hurt"
        told = self.verdicts_by_week(exercise)
        return told[max(told)] if told else None

    def verdicts_by_week(self, exercise: str) -> dict[int, Verdict]:
        """How it went in each week since the last visit of which that was told."""
        marks = {
            week: self.week_told(week).exercises.get(exercise, ExerciseTold()).verdict
            for week in self.weeks_since_visit
        }
        return {week: verdict for week, verdict in marks.items() if verdict is not None}


def day_number(week: int, day: str) -> int:
    """Days since the Monday of week 1."""
    return 7 * (week - 1) + [*WEEKDAYS].index(day)  # type: ignore[arg-type]


def counted_sessions(week: Week) -> Iterator[Session]:
    """The sessions that a diary counts: walking days of their own are not among them."""
    return (session for session in week.sessions if session.name != "Walk")


def is_strength(library: Library, item: Item) -> bool:
    """One of the six patterns."""
    there = library.exercises.get(item.exercise)
    return there is not None and there.category in PATTERNS


def sessions_of(at: Situation, row: Row) -> tuple[SessionTold, ...]:
    """The told days on which a lane was done with the exercise it has now, the oldest first."""
    now = current(at, row)
    found = []
    for day, one in at.days:
        cell = row.cell(one.week)
        if cell is None or cell.item.exercise != now.exercise:
            continue
        if {*one.done} & {*cell.sessions}:
            share = _share(at, one.week, now.exercise)
            session = at.session(day, one)
            if share < at.rules.told.share_done:
                session = SessionTold(day=session.day, done=False)
            found.append(session)
    return tuple(found)


def done_share(at: Situation, day: CheckInDay) -> float:
    """How much of a day's sessions was done: the least of its exercises that anyone knows of."""
    there = [current(at, row).exercise for row in at.lanes if _is_in(row, day)]
    return min((_share(at, day.week, exercise) for exercise in there), default=1.0)


def _share(at: Situation, week: int, exercise: str) -> float:
    told = at.week_told(week).exercises.get(exercise, ExerciseTold()).done_share
    return 1.0 if told is None else told


def current(at: Situation, row: Row) -> Item:
    """What a lane has in the last lived week; what it begins with where it is still to come."""
    before = [cell for cell in row.cells if cell.week <= at.last_week]
    return (before or row.cells)[-1 if before else 0].item


def exercise_facts(at: Situation, row: Row, rung_below: bool) -> ExerciseFacts:
    """One lane at a visit."""
    item, sessions = current(at, row), sessions_of(at, row)
    weeks = [cell for cell in row.cells if cell.week <= at.last_week]
    here = [cell for cell in weeks if cell.item.exercise == item.exercise]
    blamed, _ = at.culprits
    verdict = at.verdict(item.exercise)
    if verdict == "easy" and any(
        session.effort is not None and session.effort > item.effort for session in sessions[-2:]
    ):
        verdict = "right"
    holds, ambers, backs = _history(at.history, row.slot)
    return ExerciseFacts(
        phase=at.program.weeks[at.last_week - 1].phase,
        sessions=sessions,
        verdict=verdict,
        helps=_helps(at, item.exercise),
        grown=sum(_grew(a.item, b.item) for a, b in pairwise(here)),
        rung_below=rung_below,
        holds=holds,
        amber_holds=ambers,
        backs=backs,
        weeks_in=len(here),
        essential=item.essential or _alone(at, row, item),
        culprit=row.slot in blamed,
        quota=at.case.quota,
        quota_done=at.adherence(at.last_week),
    )


def _alone(at: Situation, row: Row, item: Item) -> bool:
    """No other lane trains what it trains."""
    kinds = [
        at.library.exercises[there.exercise].category
        for other in at.lanes
        if other is not row
        and (there := other.item(at.last_week)) is not None
        and there.exercise in at.library.exercises
    ]
    now = at.library.exercises.get(item.exercise)
    return now is not None and now.category in PATTERNS and now.category not in kinds


def _helps(at: Situation, exercise: str) -> bool | None:
    if exercise in at.found.helps:
        return at.found.helps[exercise]
    told = [
        week.exercises[exercise].helps
        for week in at.told.weeks.values()
        if exercise in week.exercises and week.exercises[exercise].helps is not None
    ]
    return any(told) if told else None


def _history(visits: Sequence[Visit], slot: str) -> tuple[int, int, int]:
    """Holds, amber holds and steps back in a row, until now."""
    holds = ambers = backs = 0
    for visit in visits:
        for one in visit.proposals:
            if one.slot != slot or one.answer == "declined":
                continue
            amber = one.rule == "E8"
            frozen = one.rule.startswith(("P", "gap"))
            ambers = ambers + 1 if amber else 0
            holds = holds + 1 if one.action == "hold" and not (amber or frozen) else 0
            if one.action in _BACK:
                backs += 0 if frozen else 1
            elif one.action != "hold":
                backs = 0
    return holds, ambers, backs


def _culprits(at: Situation) -> tuple[frozenset[str], bool]:
    """Marked as hurting; else the one of the session that grew or is new; else none."""
    week = at.last_week
    marked = {row.slot for row in at.lanes if at.verdict(current(at, row).exercise) == "hurt"}
    bad = [
        (day, one)
        for day, one in at.days
        if one.done and at.light_of(at.session(day, one)) in ("amber", "red")
    ]
    if not bad or marked:
        return frozenset(marked), False
    _, last = bad[-1]
    there = [row for row in at.lanes if _is_in(row, last)]
    new = [row.slot for row in there if _changed(row.item(last.week - 1), row.item(last.week))]
    if len(there) == 1:
        return frozenset(row.slot for row in there), False
    if len(new) == 1 and last.week >= week - 1:
        return frozenset(new), False
    return frozenset(), True


def _is_in(row: Row, day: CheckInDay) -> bool:
    cell = row.cell(day.week)
    return cell is not None and bool({*day.done} & {*cell.sessions})


def _grew(before: Item, now: Item) -> bool:
    return bool(now.more_in(before))


def _changed(before: Item | None, now: Item | None) -> bool:
    """It is new, another exercise, or more than the week before."""
    if now is None:
        return False
    return before is None or before.exercise != now.exercise or _grew(before, now)


def same_numbers(at: Situation) -> bool:
    """The same three numbers on every told day, and there are enough of them."""
    told = [
        (one.pain_before, one.pain_after, one.effort)
        for _, one in at.days
        if None not in (one.pain_before, one.pain_after, one.effort)
    ]
    return len(told) >= at.rules.told.same_days and len({*told}) == 1
