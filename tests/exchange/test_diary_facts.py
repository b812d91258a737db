"""Every field of a diary, filled in and read back: the same facts, in both languages."""

import io
from pathlib import Path
from typing import Any, get_args

import pytest
from pypdf import PdfReader, PdfWriter

from planner.exchange.checkin_pdf import read_checkin
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.language import Language
from planner.model.program.checkin import CheckIn, Verdict
from planner.model.program.diary_field import DiaryField, diary_field
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from planner.model.program.week_field import WEEK_NUMBERS, WeekField, week_field
from planner.model.vocabulary import WEEKDAYS
from tests.conftest import MakeProgram
from tests.handout.program_factory import make_program as by_hand

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Patient:
    """Who answers everything, a different thing each day."""

    def __init__(self, program: Program) -> None:
        self.days: dict[tuple[int, str], dict[str, Any]] = {}
        self.weeks: dict[int, dict[str, Any]] = {}
        self.notes: dict[int, str] = {}
        self.moves = list(program.exercises)

    def answer(self, name: str) -> str:
        """What is put into a field of that name; "" leaves it."""
        day, week = diary_field(name), week_field(name)
        assert (day is None) != (week is None), name
        return self._of_day(day) if day else self._of_week(week)  # type: ignore[arg-type]

    def _of_day(self, field: DiaryField) -> str:
        if field.day is None:
            self.notes[field.week] = f"Week {field.week} was fine."
            return self.notes[field.week]
        told = self.days.setdefault((field.week, field.day), {})
        at = field.week + WEEKDAYS.index(field.day)
        if field.session:
            told.setdefault("done", []).append(field.session)
            return "/Yes"
        if field.leg:
            way = ("higher", "lower")[at % 2]
            told["leg"] = way
            return "/Yes" if field.leg == way else ""
        assert field.number is not None
        told[field.number] = at % 11
        return str(at % 11)

    def _of_week(self, field: WeekField) -> str:
        told = self.weeks.setdefault(field.week, {"safety": {}, "exercises": {}, "barriers": []})
        calm = field.week % 2 == 0
        match field.answer:
            case "safety":
                if field.of == "none":
                    return "/Yes" if calm else ""
                told["safety"][field.of] = not calm
                return "" if calm else "/Yes"
            case "flare" | "flare_none":
                told["flare"] = not calm
                return "/Yes" if (field.answer == "flare_none") == calm else ""
            case "flare_days":
                told["flare_days"] = field.week % 8
                return str(field.week % 8)
            case "n":
                told[WEEK_NUMBERS[field.of]] = field.week
                return str(field.week)
            case "goal":
                told["goals"] = (*told.get("goals", ()), field.week)
                return str(field.week)
            case "barrier":
                if field.of == "none":
                    return "/Yes" if calm else ""
                told["barriers"] += [] if calm else [field.of]
                return "" if calm else "/Yes"
        one = told["exercises"].setdefault(field.of, {})
        wanted = VERDICTS[(field.week + self.moves.index(field.of)) % len(VERDICTS)]
        if field.answer == "helps":
            one["helps"] = calm
            return "/Yes" if calm else ""
        one["verdict"] = wanted
        return "/Yes" if field.is_ == wanted else ""


@pytest.mark.slow
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("presentation", ["sciatica", "stenosis", "chronic"])
def test_each_answer_comes_back_as_it_was_given(
    tmp_path: Path, make_program: MakeProgram, presentation: str, language: Language
) -> None:
    program = make_program(presentation=presentation, weeks=6, goals=["Walk", "Lift", "Sleep"])
    wished = Options(layout="diary", language=language, mixed=True, fillable=True)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(render(program, options=wished))))
    patient = Patient(program)
    fields = [name for name, field in (writer.get_fields() or {}).items() if "/FT" in field]
    answers = {name: text for name in fields if (text := patient.answer(name))}
    writer.update_page_form_field_values(None, answers)
    saved = io.BytesIO()
    writer.write(saved)
    (tmp_path / "filled.pdf").write_bytes(saved.getvalue())

    read, problems = read_checkin(tmp_path / "filled.pdf")

    assert problems == []
    days = [
        {"week": week, "day": day, **told, "done": sorted(told.get("done", ()))}
        for (week, day), told in sorted(
            patient.days.items(), key=lambda one: (one[0][0], WEEKDAYS.index(one[0][1]))
        )
    ]
    assert read == CheckIn.model_validate(
        {
            "program": fingerprint(program),
            "days": days,
            "weeks": patient.weeks,
            "notes": patient.notes,
        }
    )
    assert ("leg" in str(days)) == (presentation != "chronic")
    assert ("walk_min" in str(days)) == (presentation == "stenosis")


@pytest.mark.slow
def test_the_pain_of_a_morning_tells_how_the_day_before_went() -> None:
    """Also on a day of rest, where nothing else is asked."""
    pdf = render(by_hand(), options=Options(layout="diary", fillable=True))
    names = [field for field in PdfReader(io.BytesIO(pdf)).get_fields() or {} if ".w01." in field]
    mornings = {name.split(".")[2] for name in names if name.endswith("pain_before")}
    after = {name.split(".")[2] for name in names if name.endswith("pain_after")}
    assert mornings == {*WEEKDAYS}
    assert after == {"mon", "wed", "fri"}
