"""What the rules of the second visit allow that the shipped ones do not.

Up sooner or by more, back later or by less, less asked before it.
"""

from collections.abc import Iterator, Mapping

from planner.library.less import lost, lowered, no_words, raised
from planner.model.rules.follow_up_rules import FollowUpRules, Said

_NOT_MORE = {
    "lights": ("next_told_days", "rise_red", "unknown_red", "red_least"),
    "ready": ("window_days", "unsure_most"),
    "back": (
        "reds_out",
        "backs_before_swap",
        "ambers_before_swap",
        "effort_from",
        "share",
        "least_reps",
    ),
    "quota": ("start", "rebase_below", "up_percent", "up_least_s"),
    "told": (
        "low_weeks",
        "days_least",
        "minutes_least",
        "minutes_part",
        "keep",
        "swapped_by",
        "same_days",
    ),
    "gap": ("free_days", "set_less_days", "part_days", "phase_days", "part", "back_from_phase"),
    "flare": ("days", "reds"),
    "light_week": ("effort_rise", "told_least", "sleep_answers", "amber_weeks"),
    "response": (
        "look_day",
        "look_rise",
        "silence_days",
        "plateau_weeks",
        "other_days",
        "acute_days",
    ),
    "gates": ("worst_pain", "average_pain", "down", "flare_days"),
    "keep_well": ("visit_months", "last_visit_months"),
    "direction": ("no_change_days", "no_change_visits", "lower_out"),
    "walking": ("quick_min", "long_min", "up_percent", "up_least_min", "stops_factor"),
}
"""More of these is weaker."""
_NOT_LESS = {
    "lights": ("usual_told_least",),
    "ready": ("sessions", "easy_below_cap", "easy_from_phase", "holds_before_step"),
    "back": ("reds_days",),
    "quota": ("met",),
    "told": ("low", "share_done"),
    "flare": ("green_sessions", "share", "reds_days"),
    "light_week": ("sleep_at_most",),
    "response": ("measures_least", "look_drop", "acute_weeks"),
    "keep_well": ("strength_days",),
    "walking": ("down_percent",),
    "gates": (
        "repeat_most",
        "early_share",
        "worst_drop",
        "done_share",
        "average_drop",
        "walk_min",
        "strength_sessions",
        "strength_weeks",
        "strength_effort",
        "goals_rise",
        "goals_met",
        "change_felt",
    ),
}
"""Less of these is weaker."""


def weaker_follow_up(shipped: FollowUpRules, own: FollowUpRules) -> Iterator[tuple[str, str]]:
    """The part of follow-up.yaml, and what of it is weaker."""
    for parts, compare in ((_NOT_MORE, raised), (_NOT_LESS, lowered)):
        for part, names in parts.items():
            for name in names:
                was, now = getattr(getattr(shipped, part), name), getattr(getattr(own, part), name)
                for what in compare(name, was, now):
                    yield part, what
    for name in ("ambers_most", "effort_cap"):
        for phase, most in getattr(shipped.ready, name).items():
            for what in raised(f"{name} of phase {phase}", most, getattr(own.ready, name)[phase]):
                yield "ready", what
    for presentation, days in shipped.response.due_days.items():
        now = own.response.due_days.get(presentation, own.response.other_days)
        for what in raised(f"the review of {presentation}", days, now):
            yield "response", what
    for part, before, here in (
        ("rules", shipped.rules, own.rules),
        ("barriers", shipped.barriers, own.barriers),
    ):
        for what in _words(before, here):
            yield part, what
    for sign, was in shipped.signs.items():
        if (was.action, own.signs[sign].action) == ("emergency", "urgent"):
            yield "signs", f"{sign} is urgent, not an emergency"
    for what in lost("words to watch for", shipped.watch_words, own.watch_words):
        yield "watch_words", what


def _words(shipped: Mapping[str, Said], own: Mapping[str, Said]) -> Iterator[str]:
    for rule, said in shipped.items():
        if rule not in own:
            yield f"{rule} is taken away"
        else:
            words = f"the words to the patient of {rule}"
            yield from no_words(words, said.patient or "", own[rule].patient or "")
