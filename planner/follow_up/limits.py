"""What a week may have more of than the week before: the builder's limits, for changed weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from planner.building.case import Case
from planner.building.minutes import longest_day_min, work_s
from planner.follow_up.derive import is_strength
from planner.model.program.program import Item, Session, Week


@dataclass(frozen=True)
class WeekLimits:
    """The limits of one week that is left, given those before it."""

    case: Case
    before: tuple[Week, ...]
    """At least one."""
    planned: Week
    """What was planned for it."""
    length: int
    """Weeks of the whole program."""

    @cached_property
    def seen(self) -> frozenset[str]:
        """Every exercise until now."""
        return frozenset(item.exercise for one in self.before for item in items_of(one))

    @cached_property
    def last(self) -> Week:
        """The last week that was not a light one."""
        return next((one for one in reversed(self.before) if not one.light), self.before[-1])

    @cached_property
    def by_hand(self) -> dict[str, int]:
        """By session: the minutes of those that a therapist changed."""
        return {
            session.name: session.minutes
            for session in self.planned.sessions
            if any(item.set_by_hand for item in session.items)
        }

    @cached_property
    def _last_items(self) -> dict[str, Item]:
        return {item.slot: item for item in items_of(self.last)}

    @cached_property
    def _sets_before(self) -> tuple[int, ...]:
        return tuple(self.strength_sets(one) for one in self.before if not one.light)

    @cached_property
    def _walked(self) -> float:
        return self.walk_min(self.last)

    def holds(self, week: Week) -> bool:
        """Whether a week goes beyond nothing."""
        return (
            self._new(week)
            and self._growth(week)
            and self.sets_hold(week)
            and self.walking_holds(week)
            and all(self.in_time(session) for session in week.sessions)
        )

    def _new(self, week: Week) -> bool:
        new = {item.exercise for item in items_of(week)} - self.seen
        if not new:
            return True
        few, kept = self.case.few, self.case.library.rules.shape.kept
        if week.number > self.length - kept.none_new_last_weeks:
            return False
        most = few.distinct_max[max(min(few.distinct_max), self.length)]
        of_plan = {item.exercise for item in items_of(self.planned)}
        return len(new) <= few.new_per_week and (new <= of_plan or len(self.seen | new) <= most)

    def _growth(self, week: Week) -> bool:
        was = self._last_items
        grown = {
            item.slot
            for item in items_of(week)
            if item.slot in was and not item.outside and _more(was[item.slot], item)
        }
        return len(grown) <= self.case.growing_max(self.planned.phase)

    def sets_hold(self, week: Week) -> bool:
        """Strength sets do not jump."""
        rules, full = self.case.library.rules.shape.week, self._sets_before
        if not full or sum(sets > 0 for sets in full) < rules.sets_free_weeks:
            return True
        return self.strength_sets(week) <= full[-1] * rules.sets_growth_max

    def strength_sets(self, week: Week) -> int:
        """Sets of the six patterns in a week, over all its days."""
        return sum(
            item.sets * len(session.days_of(item))
            for session in week.sessions
            for item in session.items
            if is_strength(self.case.library, item)
        )

    def walking_holds(self, week: Week) -> bool:
        """Walking does not jump."""
        rules, was = self.case.library.rules.walking, self._walked
        days = sum(len(s.days) for s in week.sessions if any(map(self.walks, s.items)))
        most = max(was * rules.growth[1], was + days * rules.least_step_min)
        return not was or self.walk_min(week) <= most

    def walk_min(self, week: Week) -> float:
        """Minutes of walking in a week."""
        return sum(
            work_s(item) * item.times_per_day * len(session.days_of(item)) / 60
            for session in week.sessions
            for item in session.items
            if self.walks(item)
        )

    def walks(self, item: Item) -> bool:
        """It is a walk, or another exercise of its kind."""
        there = self.case.library.exercises.get(item.exercise)
        return there is not None and there.category == "aerobic"

    def in_time(self, session: Session) -> bool:
        """A session is no longer than the patient has, or than a therapist made it."""
        new = sum(item.exercise not in self.seen for item in session.items if not item.outside)
        rules = self.case.library.rules
        most = max(self.case.intake.minutes_per_day, self.by_hand.get(session.name, 0))
        reading_s = new * rules.shape.reading_s
        return longest_day_min(session, rules.dosage.time, reading_s) <= most


def items_of(week: Week) -> Iterator[Item]:
    """Every item of a week."""
    return (item for session in week.sessions for item in session.items)


def _more(before: Item, now: Item) -> bool:
    """A dose that grew, or another exercise."""
    if before.exercise != now.exercise:
        return True
    return bool(now.more_in(before))
