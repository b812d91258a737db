"""A patient's file that somebody changed by hand: the line of what is wrong is told."""

import pytest

from planner.exchange.files import FileTrouble
from planner.exchange.patient_file import patient_from_json


def test_the_line_and_the_place_of_what_is_wrong_are_told() -> None:
    text = b'{\n "patient_format": 2,\n "programs": [\n  {\n   "revisions": 7\n  }\n ]\n}'
    with pytest.raises(FileTrouble, match=r"^ann\.json:5: programs\.0\.revisions "):
        patient_from_json(text, "ann.json")
