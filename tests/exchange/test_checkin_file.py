"""A check-in that another program wrote: a number is a number, and nothing is taken for one."""

import json
from typing import Any

import pytest

from planner.exchange.checkin_file import checkin_from_json
from planner.exchange.files import FileTrouble
from planner.model.program.checkin import CheckIn, WeekTold

TOLD = CheckIn(program="0123456789ab", weeks={1: WeekTold(worst_pain=7, goals=(3, None))})


def test_what_was_written_is_read_again_with_or_without_a_mark() -> None:
    text = TOLD.model_dump_json().encode()
    assert checkin_from_json(text, "c.json") == TOLD
    assert checkin_from_json(b"\xef\xbb\xbf" + text, "c.json") == TOLD


@pytest.mark.parametrize(
    ("weeks", "where"),
    [
        ({"1": {"worst_pain": True}}, "weeks.1.worst_pain"),
        ({"1": {"worst_pain": "7"}}, "weeks.1.worst_pain"),
        ({"1": {"worst_pain": 7.5}}, "weeks.1.worst_pain"),
        ({"1": {"worst_pain": -1}}, "weeks.1.worst_pain"),
        ({"1": {"flare": "no"}}, "weeks.1.flare"),
        ({"01": {"worst_pain": 3}, "1": {"worst_pain": 9}}, "weeks.01"),
        ({"99": {"worst_pain": 3}}, "weeks.99"),
        ({"1": {"of_the_next_version": 3}}, "weeks.1.of_the_next_version"),
    ],
)
def test_what_is_no_answer_is_told_with_its_line(weeks: dict[str, Any], where: str) -> None:
    text = json.dumps({"weeks": weeks, "program": TOLD.program})
    with pytest.raises(FileTrouble, match=rf"^c\.json:1: .*{where}"):
        checkin_from_json(text.encode(), "c.json")


@pytest.mark.parametrize("text", ["", "[]", '{"program": ', "[" * 100_000, '{"a": 1, "a": 2}'])
def test_what_is_no_check_in_is_told(text: str) -> None:
    with pytest.raises(FileTrouble, match=r"^c\.json"):
        checkin_from_json(text.encode(), "c.json")
