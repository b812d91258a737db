"""The numbers that a proposal rests on, and what should be asked before it is taken."""

from planner.follow_up.derive import Situation, counted_sessions
from planner.follow_up.exercise_rules import Decision, effort_cap
from planner.follow_up.facts import ExerciseFacts, SessionTold
from planner.follow_up.waiting import HURT


def numbers(at: Situation, facts: ExerciseFacts, decision: Decision) -> dict[str, str]:
    """What it rests on; the places of the rule's sentences are among them."""
    sessions = [one for one in facts.sessions if one.done][-at.rules.ready.sessions :]
    efforts = [one.effort for one in sessions if one.effort is not None]
    cap = effort_cap(facts.phase, at.case.effort_max(facts.phase), at.rules)
    told = at.adherence(at.last_week)
    planned = sum(
        len(one.busy_days) for one in counted_sessions(at.program.weeks[at.last_week - 1])
    )
    reasons = {"hurt": HURT, "hard": "it was hard"}
    counts = {
        "E1": at.rules.back.reds_out,
        "E3": facts.backs,
        "E5": facts.amber_holds + 1,
        "E7": len(sessions),
        "E11": facts.holds + 1,
    }
    days = at.rules.back.reds_days if decision.rule == "E1" else at.rules.ready.window_days
    return {
        "sessions": "; ".join(_told(one) for one in sessions) or "none",
        "effort": ", ".join(map(str, efforts)) or "not told",
        "cap": str(cap),
        "count": str(counts.get(decision.rule, len(sessions))),
        "days": str(days),
        "weeks": str(facts.weeks_in),
        "percent": "?" if told is None else str(round(100 * told)),
        "done": "?" if told is None else str(round(told * planned)),
        "planned": str(planned),
        "reason": reasons.get(facts.verdict or "", "not settled"),
    }


def _told(one: SessionTold) -> str:
    known = ["not told" if n is None else str(n) for n in (one.before, one.after, one.next_before)]
    return f"day {one.day + 1}: {known[0]} to {known[1]}, next day {known[2]}"


def question(facts: ExerciseFacts, decision: Decision) -> str:
    """What should be asked before the proposal is taken."""
    last = facts.sessions[-1] if facts.sessions else None
    if decision.rule == "D_out":
        return "New numbness or weakness? Which direction helps now?"
    if last is not None and last.leg == "lower":
        return "New numbness or weakness?"
    if decision.rule == "W_ask":
        return "How many minutes until the legs are calm after a walk?"
    if facts.verdict == "hurt" and decision.action == "hold":
        return "Marked as hurting, and the lights are green. What happened?"
    return ""
