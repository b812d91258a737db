"""Short ways to write pictures in tests."""

from typing import Any

from planner.figure.pose.moment import Moment
from planner.figure.pose.solve import solve
from planner.model.exercise.picture import Picture


def picture(*frames: dict[str, Any], **rest: Any) -> Picture:
    """A picture of these frames."""
    return Picture.model_validate({"frames": list(frames), **rest})


def solved(*frames: dict[str, Any], **rest: Any) -> tuple[Moment, ...]:
    """Its frames, solved."""
    return solve(picture(*frames, **rest)).moments
