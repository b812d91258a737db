"""The dosage of the selected exercise in words."""

from planner.model.program.program import Item
from planner.tui.words.dose_words import sentence
from tests.conftest import MakeProgram


def an_item(make_program: MakeProgram, **changes: int) -> Item:
    program = make_program()
    item = next(item for s in program.weeks[0].sessions for item in s.items)
    return item.model_copy(update=changes)


def test_a_step_of_load_says_how_much_that_is(make_program: MakeProgram) -> None:
    item = an_item(make_program, load_steps=2)
    assert sentence(item, (2, 10)).endswith("load up 2 steps of 2 to 10 percent")


def test_without_a_step_nothing_is_said_of_it(make_program: MakeProgram) -> None:
    assert "load" not in sentence(an_item(make_program, load_steps=0), (2, 10))
