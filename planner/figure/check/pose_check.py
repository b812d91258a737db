"""A check of the drawing itself, whole: joints, contact, balance, frames.

Returns sentences for people; nothing here raises for a bad picture.
"""

from functools import lru_cache

from planner.figure.check.balance import balance_faults
from planner.figure.check.contact import contact_faults
from planner.figure.check.frame import Fault, alike, outside, unknown_names
from planner.figure.check.joints import joint_faults
from planner.figure.check.touching import hidden_faults, touching_faults
from planner.figure.check.unused import unused_angles
from planner.figure.drawing.compose import camera_of, draw
from planner.figure.pose.held import held_faults
from planner.figure.pose.solve import solve
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.picture import Picture


# A clinic's files are checked after each change, and all their pictures but one are the same.
@lru_cache(maxsize=2048)
def check(picture: Picture, figure: DrawnFigure = "standard") -> tuple[Fault, ...]:
    """Every fault of a picture of a person, frame by frame."""
    solution = solve(picture, figure)
    found: list[Fault] = []
    for index, moment in enumerate(solution.moments):
        faults = [
            *moment.faults,
            *held_faults(solution, moment, index + 1),
            *joint_faults(moment),
            *contact_faults(moment, solution.scene, index + 1),
            *touching_faults(solution, moment, index + 1),
            *balance_faults(moment, solution.scene),
        ]
        found += [Fault(index, message) for message in faults]
    found += alike(solution)
    found += unknown_names(solution)
    found += unused_angles(solution)
    if figure == "standard":  # what one body hides another need not
        found += [Fault(*one) for one in hidden_faults(solution, camera_of(solution))]
    if not found:
        found += outside(draw(solution))
    return tuple(found)
