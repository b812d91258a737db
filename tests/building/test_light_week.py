"""A light week has about half of the sets, rounded over the session as a whole."""

from planner.building.case import read_case
from planner.building.passes.light_week import lightened
from planner.model.library import Library
from tests.conftest import MakeProgram


def test_the_sets_of_a_light_session_are_rounded_to_the_nearest(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program()
    item = program.weeks[0].sessions[0].items[0].model_copy(update={"sets": 3, "reps": 8})
    lighter = lightened(read_case(program.intake, library), [item] * 3)
    # 9 sets at 0.55 are 4.95: five, not four.
    assert [one.sets for one in lighter] == [2, 2, 1]
