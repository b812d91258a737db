"""The line of every value of a program file, however the file is laid out."""

import json
from pathlib import Path

import pytest

from planner.building.review.review import review
from planner.exchange.json_lines import json_lines, line_of
from planner.exchange.program_file import findings_in_file, read_program
from planner.model.library import Library
from planner.model.program.program_json import program_to_json
from tests.conftest import MakeProgram


def test_every_value_has_its_line() -> None:
    text = (
        '{"a": 1,\n "b": [10,\n  {"c": "x, ]}:\\"",\n   "d\\u0065\\n": null},\n  []\n ], "e":\n{}}'
    )
    lines = json_lines(text)
    assert lines == {
        (): 1,
        ("a",): 1,
        ("b",): 2,
        ("b", 0): 2,
        ("b", 1): 3,
        ("b", 1, "c"): 3,
        ("b", 1, "de\n"): 4,
        ("b", 2): 5,
        ("e",): 6,
    }
    assert line_of(lines, ("b", 1, "nothing", 4)) == 3
    assert line_of(lines, ("z",)) == 1


@pytest.mark.parametrize("indent", [None, 0, 1, 4])
def test_findings_point_at_their_line_in_any_layout(
    library: Library, make_program: MakeProgram, tmp_path: Path, indent: int | None
) -> None:
    program = make_program(
        findings=["slr_positive", "hip_rotation_limited"], precautions=["pars_acute"]
    )
    data = json.loads(program_to_json(program))
    data["weeks"][4]["sessions"][0]["items"][0]["effort"] = 10
    path = tmp_path / "p.json"
    path.write_text(json.dumps(data, indent=indent))
    read, _ = read_program(path)
    assert read is not None
    findings = review(read, library)
    lines = path.read_text().splitlines()
    shown = findings_in_file(findings, read, path, path.read_bytes())
    wanted = {
        "examination": '"slr_positive"',
        "clearance": '"pars_acute"',
        "effort": '"effort": 10',
        "aerobic_minutes": '"number": 3' if indent is None else "{",
    }
    met = set()
    for finding, problem in zip(findings, shown, strict=True):
        words = wanted.get(finding.rule.code)
        if words and finding.cause != "hip_rotation_limited":
            assert problem.line is not None
            assert words in lines[problem.line - 1], (finding.rule.code, problem.line)
            met.add(finding.rule.code)
    assert {"examination", "clearance", "effort"} <= met
    if indent is not None:
        assert len({one.line for one in shown}) > 3
