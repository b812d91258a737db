"""What becomes of one exercise: the first rule that fits wins (follow-up.yaml).

What is missing never steps back, and more pain never moves up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from planner.follow_up.facts import ExerciseFacts, PlanFacts
from planner.follow_up.lights import Seen, light
from planner.model.rules.follow_up_rules import FollowUpRules
from planner.model.rules.pain import PainNumbers

ExerciseAction = Literal[
    "take_out",
    "swap",
    "start_dose",
    "rung_down",
    "less",
    "quota_up",
    "rebase",
    "drop",
    "hold",
    "smallest_step",
    "two_steps",
    "progress",
    "fewer",
    "as_needed",
    "walk_more",
    "walk_less",
]
UP: frozenset[ExerciseAction] = frozenset(
    {"quota_up", "smallest_step", "two_steps", "progress", "walk_more"}
)
"""Actions that give more."""
EASES: frozenset[ExerciseAction] = frozenset(
    {"take_out", "swap", "start_dose", "rung_down", "less", "rebase", "walk_less"}
)
"""Actions for what hurt, did not settle, was too much or is not wanted."""


@dataclass(frozen=True)
class Decision:
    """What the rules make of an exercise."""

    action: ExerciseAction
    rule: str
    """The rule that fired: E14."""


@dataclass(frozen=True)
class _At:
    """An exercise with what is worked out of its sessions."""

    one: ExerciseFacts
    plan: PlanFacts
    rules: FollowUpRules
    lights: tuple[Seen, ...]
    """Of its done sessions, oldest first."""

    @property
    def cap(self) -> int:
        """The effort at which it still moves up."""
        return effort_cap(self.one.phase, self.plan.effort_max, self.rules)

    @property
    def efforts(self) -> list[int]:
        """The efforts told of the last sessions."""
        done = [session for session in self.one.sessions if session.done]
        last = done[-self.rules.ready.sessions :]
        return [session.effort for session in last if session.effort is not None]

    @property
    def last(self) -> tuple[Seen, ...]:
        """The lights of the last sessions."""
        return self.lights[-self.rules.ready.sessions :]


def effort_cap(phase: int, effort_max: int, rules: FollowUpRules) -> int:
    """The effort at which an exercise still moves up in a phase."""
    return min(rules.ready.effort_cap[phase], effort_max)


def decide(
    one: ExerciseFacts, plan: PlanFacts, rules: FollowUpRules, pain: PainNumbers
) -> Decision:
    """The first rule that fits, worst first."""
    done = [session for session in one.sessions if session.done]
    lights = tuple(light(session, plan.usual, pain, rules.lights) for session in done)
    at = _At(one, plan, rules, lights)
    return next(found for rule in _RULES if (found := rule(at)) is not None)


def _worse(at: _At) -> Decision | None:
    """Out, another in its place, or back."""
    one, back = at.one, at.rules.back
    done = [session for session in one.sessions if session.done]
    recent = zip(done, at.lights, strict=True)
    reds = sum(at.plan.today - s.day <= back.reds_days and c == "red" for s, c in recent)
    last = at.lights[-1] if at.lights else None
    if one.culprit and reds >= back.reds_out:
        return Decision("take_out", "E1")
    if one.verdict == "no":
        return Decision("swap", "E2")
    stirred = one.verdict in ("hurt", "hard") or (one.culprit and last in ("red", "amber"))
    if one.backs >= back.backs_before_swap and stirred:
        return Decision("swap", "E3")
    hurt = one.verdict == "hurt" and bool({"amber", "red"} & {*at.last})
    too_hard = bool(done) and (done[-1].effort or 0) >= back.effort_from
    if (one.culprit and last == "red") or hurt or too_hard:
        return step_back(one)
    if one.culprit and one.amber_holds + 1 >= back.ambers_before_swap and last == "amber":
        return Decision("swap", "E5")
    return None


def step_back(one: ExerciseFacts) -> Decision:
    """The smaller change first."""
    if one.grown:
        return Decision("start_dose", "E4a")
    return Decision("rung_down", "E4b") if one.rung_below else Decision("less", "E4c")


def _by_quota(at: _At) -> Decision | None:
    """Amounts that do not follow the pain."""
    share, quota = at.one.quota_done, at.rules.quota
    if not at.one.quota:
        return None
    if share is None:
        return Decision("hold", "Q0")
    if share < quota.rebase_below:
        return Decision("rebase", "Q3")
    if share >= quota.met and at.plan.growth_left and not at.plan.frozen:
        return Decision("quota_up", "Q1")
    return Decision("hold", "Q2")


def _of_plan(at: _At) -> Decision | None:
    """Nothing grows at all; what helps nobody goes; nothing grows for too little was done."""
    one, plan = at.one, at.plan
    if plan.frozen:
        return Decision("hold", plan.frozen)
    if one.helps is False and one.weeks_in >= at.rules.told.drop_weeks and not one.essential:
        return Decision("drop", "E6")
    if plan.adherence is not None and plan.adherence < at.rules.told.low:
        return Decision("hold", "P5")
    return None


def _not_ready(at: _At) -> Decision | None:
    """It stays: too little was done, not settled, not known, or hard enough as it is."""
    one, ready = at.one, at.rules.ready
    last = [session for session in one.sessions if session.done][-ready.sessions :]
    if len(last) < ready.sessions or at.plan.today - last[0].day > ready.window_days:
        return Decision("hold", "E7")
    if "red" in at.last or at.last.count("amber") > ready.ambers_most[one.phase]:
        return Decision("hold", "E8")
    # Also where amber is known of such a session: else more pain would make it surer.
    unsure = sum(session.after is None or session.next_before is None for session in last)
    if unsure > ready.unsure_most:
        return Decision("hold", "E9")
    if one.verdict in ("hard", "hurt") or any(effort > at.cap for effort in at.efforts):
        stuck = one.verdict is None and one.holds + 1 >= ready.holds_before_step
        if stuck and at.plan.growth_left:  # else more effort would be a way round a full week
            return Decision("smallest_step", "E11")
        return Decision("hold", "E10")
    return None


def _up(at: _At) -> Decision:
    """It moves up, if others leave it the room."""
    one, plan, ready = at.one, at.plan, at.rules.ready
    if not plan.growth_left:
        return Decision("hold", "E12")
    efforts = at.efforts
    low = len(efforts) == ready.sessions and max(efforts) <= at.cap - ready.easy_below_cap
    easy = one.verdict == "easy" and low and one.phase >= ready.easy_from_phase
    if easy and not (plan.irritable or plan.same_numbers):
        return Decision("two_steps", "E13")
    return Decision("progress", "E14")


_RULES: tuple[Callable[[_At], Decision | None], ...] = (
    _worse,
    _by_quota,
    _of_plan,
    _not_ready,
    _up,
)
