"""What should be asked about before it is believed, and the words in notes to read at once."""

from collections.abc import Mapping

from planner.follow_up.derive import Situation, same_numbers
from planner.model.rules.follow_up_rules import FollowUpRules


def doubts(at: Situation) -> tuple[str, ...]:
    """What in the numbers should be asked about before they are believed."""
    found = []
    rules = at.rules.told
    for day, one in at.days:
        before, after = one.pain_before, one.pain_after
        if before is not None and after is not None and before - after > rules.swapped_by:
            where = f"week {day // 7 + 1}, {one.day}"
            found.append(f"{where}: pain before and after may be swapped.")
        numbers = (one.pain_before, one.pain_after, one.effort)
        if not one.done and any(number is not None for number in numbers[1:]):
            found.append(f"week {one.week}, {one.day}: numbers and no tick. Was it done?")
    if same_numbers(at):
        found.append("The same numbers every day.")
    if at.culprits[1]:
        found.append("A session was amber or red, and nobody knows which exercise it was.")
    return tuple(found)


def notes_to_read(notes: Mapping[int, str], rules: FollowUpRules) -> tuple[str, ...]:
    """The words in notes that ask to be read at once; they decide nothing."""
    text = " ".join(notes.values()).lower()
    return tuple(word for word in rules.watch_words if f" {word}" in f" {text}")
