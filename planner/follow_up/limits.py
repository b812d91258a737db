"""What a week may have more of than the week before: the builder's limits, for changed weeks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.building.case import Case
from planner.building.minutes import day_minutes, work_s
from planner.follow_up.derive import AMOUNTS, is_strength
from planner.model.program.program import Item, Week


@dataclass(frozen=True)
class WeekLimits:
    """The limits of one patient's weeks."""

    case: Case

    def holds(self, week: Week, before: Sequence[Week], planned: Week, length: int) -> bool:
        """Whether a week goes beyond nothing, given those before it and what was planned for it.

        What the plan itself asked of such a week is no breach.
        """
        if not before:
            return True
        last = last_full(before)
        return (
            self._new(week, before, planned, length)
            and self._growth(week, last, planned)
            and self.sets_hold(week, before)
            and self.walking_holds(week, last)
            and self._minutes(week, before, planned)
        )

    def _new(self, week: Week, before: Sequence[Week], planned: Week, length: int) -> bool:
        seen = {item.exercise for one in before for item in items_of(one)}
        new = {item.exercise for item in items_of(week)} - seen
        if not new:
            return True
        few, kept = self.case.few, self.case.library.rules.shape.kept
        if week.number > length - kept.none_new_last_weeks:
            return False
        most = few.distinct_max[max(6, length)]
        of_plan = {item.exercise for item in items_of(planned)}
        return len(new) <= few.new_per_week and (new <= of_plan or len(seen | new) <= most)

    def _growth(self, week: Week, last: Week, planned: Week) -> bool:
        was = {item.slot: item for item in items_of(last)}
        grown = {
            item.slot
            for item in items_of(week)
            if item.slot in was and not item.outside and _more(was[item.slot], item)
        }
        return len(grown) <= self.case.growing_max(planned.phase)

    def sets_hold(self, week: Week, before: Sequence[Week]) -> bool:
        """Strength sets do not jump."""
        rules = self.case.library.rules.shape.week
        full = [self.strength_sets(one) for one in before if not one.light]
        begun = sum(sets > 0 for sets in full)
        if begun < rules.sets_free_weeks or not full:
            return True
        return self.strength_sets(week) <= full[-1] * rules.sets_growth_max

    def strength_sets(self, week: Week) -> int:
        """Sets of the six patterns in a week, over all its days."""
        return sum(
            item.sets * len(session.days)
            for session in week.sessions
            for item in session.items
            if is_strength(self.case.library, item)
        )

    def walking_holds(self, week: Week, last: Week) -> bool:
        """Walking does not jump."""
        rules = self.case.library.rules.walking
        was, now = self.walk_min(last), self.walk_min(week)
        days = sum(len(s.days) for s in week.sessions if any(map(self.walks, s.items)))
        return not was or now <= max(was * rules.growth[1], was + days * rules.least_step_min)

    def walk_min(self, week: Week) -> float:
        """Minutes of walking in a week."""
        return sum(
            work_s(item) * item.times_per_day * len(session.days) / 60
            for session in week.sessions
            for item in session.items
            if self.walks(item)
        )

    def walks(self, item: Item) -> bool:
        """It is a walk, or another exercise of its kind."""
        there = self.case.library.exercises.get(item.exercise)
        return there is not None and there.category == "aerobic"

    def _minutes(self, week: Week, before: Sequence[Week], planned: Week) -> bool:
        time, most = self.case.library.rules.dosage.time, self.case.intake.minutes_per_day
        seen = {item.exercise for one in before for item in items_of(one)}
        reading_s = self.case.library.rules.shape.reading_s
        by_hand = minutes_by_hand(planned)
        for session in week.sessions:
            new = sum(i.exercise not in seen for i in session.items if not i.outside)
            there = day_minutes(session.items, time, new * reading_s)
            if there > max(most, by_hand.get(session.name, 0)):
                return False
        return True


def minutes_by_hand(week: Week) -> dict[str, int]:
    """By session: the minutes of those that a therapist changed."""
    return {
        session.name: session.minutes
        for session in week.sessions
        if any(item.set_by_hand for item in session.items)
    }


def last_full(before: Sequence[Week]) -> Week:
    """The last week that was not a light one."""
    return next((one for one in reversed(before) if not one.light), before[-1])


def items_of(week: Week) -> Iterator[Item]:
    """Every item of a week."""
    return (item for session in week.sessions for item in session.items)


def _more(before: Item, now: Item) -> bool:
    """A dose that grew, or another exercise."""
    if before.exercise != now.exercise:
        return True
    return any(getattr(now, name) > getattr(before, name) for name in AMOUNTS)
