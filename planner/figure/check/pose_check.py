"""A check of the drawing itself, whole: joints, contact, balance, frames.

Returns sentences for people; nothing here raises for a bad picture.
"""

from planner.figure.check.balance import balance_faults
from planner.figure.check.contact import contact_faults
from planner.figure.check.frame import Fault, alike, outside, unknown_names
from planner.figure.check.joints import joint_faults
from planner.figure.drawing.compose import draw
from planner.figure.pose.held import held_faults
from planner.figure.pose.solve import solve
from planner.model.exercise.picture import Picture


def check(picture: Picture) -> list[Fault]:
    """Every fault of a picture, frame by frame."""
    solution = solve(picture)
    found: list[Fault] = []
    for index, moment in enumerate(solution.moments):
        faults = [
            *moment.faults,
            *held_faults(solution, moment, index + 1),
            *joint_faults(moment),
            *contact_faults(moment, solution.scene, index + 1),
            *balance_faults(moment, solution.scene),
        ]
        found += [Fault(index, message) for message in faults]
    found += alike(solution)
    found += unknown_names(solution)
    if not found:
        found += outside(draw(solution))
    return found
