"""A dosage for the therapist: the few signs of a table cell, and a sentence."""

from planner.handout.words.dosage_words import reps_short, weight_words
from planner.model.program.program import Item
from planner.model.vocabulary import short_days


def cell(item: Item) -> str:
    """ "2x8", "2x8 h5", "10min", "2x25s"; sittings a day and load steps at the end."""
    if item.duration_s:
        amount = _short(item.duration_s)
        text = amount if item.sets * item.reps == 1 else f"{item.sets * item.reps}x{amount}"
    elif item.reps_most == 1 and item.hold_s:
        text = f"{item.sets}x{_short(item.hold_s)}"
    else:
        text = f"{item.sets}x{reps_short(item)}" + (f" h{item.hold_s}" if item.hold_s else "")
    if item.times_per_day > 1:
        text += f" {item.times_per_day}/d"
    if item.load_steps:
        text += f" +{item.load_steps}"
    if item.days:
        text += f" {len(item.days)}d"
    return text


def sentence(item: Item, load_step_percent: tuple[int, int], unit: str = "kg") -> str:
    """The whole dosage in words."""
    parts = [_amount(item)]
    if item.side:
        parts.append(f"{item.side} side only")
    elif item.per_side == "each":
        parts.append("each side")
    elif item.per_side == "alternate":
        parts.append("sides by turns")
    if item.tempo not in ("slow", "steady") and not item.duration_s:
        parts.append(f"tempo {item.tempo}")
    elif not item.duration_s and not item.hold_s:
        parts.append(item.tempo)
    if item.sets > 1 and item.rest_s:
        parts.append(f"rest {_long(item.rest_s)}")
    parts.append(f"effort {item.effort} of 10")
    if item.as_needed:
        parts.append("as needed")
    if item.times_per_day > 1:
        parts.append(f"{item.times_per_day} times a day")
    if item.days:
        parts.append(f"only {short_days(item.days)}")
    if item.load_steps:
        steps = "step" if item.load_steps == 1 else "steps"
        low, high = load_step_percent
        parts.append(f"load up {item.load_steps} {steps} of {low} to {high} percent")
    if item.load_kg:
        parts.append(weight_words(item.load_kg, unit))
    if item.band:
        parts.append(f"{item.band} band")
    if item.reps_left is not None:
        parts.append(f"{item.reps_left} more possible at the end of a set")
    if item.outside:
        parts.append("beyond the minutes of the session")
    return ", ".join(parts)


def _amount(item: Item) -> str:
    sets = f"{item.sets} set{'s' if item.sets > 1 else ''} of "
    if item.duration_s:
        times = item.sets * item.reps
        return _long(item.duration_s) if times == 1 else f"{times} times {_long(item.duration_s)}"
    if item.reps_most == 1 and item.hold_s:
        return f"hold {_long(item.hold_s)}" + (f", {item.sets} times" if item.sets > 1 else "")
    hold = f", hold {_long(item.hold_s)} each" if item.hold_s else ""
    return f"{sets}{reps_short(item)}{hold}"


def _short(seconds: int) -> str:
    return f"{seconds}s" if seconds % 60 else f"{seconds // 60}min"


def _long(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min" if not rest else f"{minutes} min {rest} s"
