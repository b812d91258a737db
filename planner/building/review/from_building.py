"""What building found and could not mend, until it is mended by hand."""

from collections.abc import Iterator

from planner.building.review.of_case import CODES
from planner.building.review.subject import Subject
from planner.model.finding import Finding


def find(subject: Subject) -> Iterator[Finding]:
    """Each, but for a slot without exercise in a session that was filled by hand since.

    What follows from the case is in programs that were written before the review found it itself.
    """
    by_hand = {(one.phase, one.session) for one in subject.done if one.item.set_by_hand}
    for finding in subject.program.problems:
        if finding.place.phase and not any(subject.phases_ahead((finding.place.phase,))):
            continue
        filled = (finding.place.phase, finding.place.session) in by_hand
        code = finding.rule.code
        if code not in CODES and not (code == "unfilled" and filled):
            yield finding
