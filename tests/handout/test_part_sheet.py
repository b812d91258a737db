"""What the sheet of a part says: the doses, days and dates as the program has them."""

import re
from datetime import date
from itertools import chain

import pytest

from planner.handout.document.by_week import in_weeks
from planner.handout.document.diary_week import diary_week
from planner.handout.document.exercise_card import exercise_cards
from planner.handout.document.move import Move, efforts_of, moves_of
from planner.handout.document.part_sheet import PartSheet, part_sheet
from planner.handout.options import Options, part_on
from planner.handout.words.by_language import words_with
from planner.handout.words.en import ENGLISH
from planner.handout.words.es import SPANISH
from planner.handout.words.plain_dose import dose_words, half_dose, heavier, plain_dose, plain_heavy
from planner.model.clinic import Clinic
from planner.model.program.program import Item, Program
from planner.model.rules.guidance import CallRule
from planner.model.vocabulary import WEEKDAYS
from planner.services.week_one import first_day
from tests.conftest import MakeProgram
from tests.handout.program_factory import exercise

START = date(2026, 11, 30)
SAID = words_with({}, "en")
"""The phrases of a program for the low back."""


def an_item(**changes: object) -> Item:
    return Item.model_validate({"exercise": "x", "slot": "X", "effort": 3} | changes)


@pytest.mark.parametrize(
    ("dose", "english", "spanish"),
    [
        ({"sets": 1, "reps": 8}, "8 times.", "8 veces."),
        (
            {"sets": 1, "reps": 8, "per_side": "each", "times_per_day": 2},
            "8 times on each side. Morning and evening.",
            "8 veces de cada lado. Por la mañana y por la noche.",
        ),
        (
            {"sets": 2, "reps": 8, "rest_s": 60},
            "8 times. Do 2 rounds. Rest 1 minute between rounds.",
            "8 veces. Haga 2 series. Descanse 1 minuto entre series.",
        ),
        (
            {"sets": 2, "reps": 1, "hold_s": 25, "times_per_day": 3},
            "2 times. Hold 25 seconds each time. Morning, noon and evening.",
            "2 veces. Mantenga 25 segundos cada vez. Por la mañana, al mediodía y por la noche.",
        ),
        (
            {"sets": 1, "reps": 6, "per_side": "alternate"},
            "6 times on each side, by turns.",
            "6 veces de cada lado, por turnos.",
        ),
        (
            {"sets": 1, "reps": 10, "side": "left", "per_side": "each"},
            "10 times on the left side only.",
            "10 veces solo del lado izquierdo.",
        ),
        (
            {"sets": 1, "reps": 1, "hold_s": 20},
            "1 time. Hold 20 seconds.",
            "1 vez. Mantenga 20 segundos.",
        ),
        (
            {"sets": 3, "reps": 1, "duration_s": 90, "rest_s": 60},
            "90 seconds. Do 3 rounds. Rest 1 minute between rounds.",
            "90 segundos. Haga 3 series. Descanse 1 minuto entre series.",
        ),
        (
            {"sets": 1, "reps": 5, "as_needed": True},
            "5 times. Only when it helps.",
            "5 veces. Solo si le ayuda.",
        ),
    ],
)
def test_a_dose_is_told_in_words(dose: dict[str, object], english: str, spanish: str) -> None:
    one, item = exercise("chair-stand"), an_item(**dose)
    assert dose_words(ENGLISH, one, item) == english
    assert dose_words(SPANISH, one, item) == spanish


def test_walks_are_told_as_walks() -> None:
    walk = exercise("short-walk")
    item = an_item(sets=2, reps=1, duration_s=360)
    assert dose_words(ENGLISH, walk, item) == "2 walks of 6 minutes."
    assert dose_words(SPANISH, walk, item) == "2 caminatas de 6 minutos."


@pytest.mark.parametrize(
    ("dose", "half"),
    [
        ({"sets": 2, "reps": 8}, "4 times."),
        ({"sets": 2, "reps": 2, "hold_s": 5, "rest_s": 45}, "Do 1 round."),
        ({"sets": 2, "reps": 3, "rest_s": 45}, "Do 1 round."),
        ({"sets": 2, "reps": 1, "hold_s": 30}, "1 time. Hold 30 seconds."),
        ({"sets": 1, "reps": 1, "hold_s": 30}, "Hold 15 seconds."),
        ({"sets": 1, "reps": 1, "duration_s": 600}, "5 minutes."),
        ({"sets": 1, "reps": 1, "duration_s": 90}, "45 seconds."),
        ({"sets": 1, "reps": 1, "hold_s": 5}, "Hold 2 seconds."),
        ({"sets": 3, "reps": 1, "duration_s": 90}, "Do 1 round."),
        ({"sets": 4, "reps": 1, "duration_s": 90}, "Do 2 rounds."),
        ({"sets": 1, "reps": 1, "duration_s": 45}, "20 seconds."),
    ],
)
def test_half_of_a_dose_is_counted_out(dose: dict[str, object], half: str) -> None:
    assert half_dose(ENGLISH, exercise("chair-stand"), an_item(**dose)) == half


@pytest.mark.parametrize("presentation", ["hypersensitivity", "stenosis"])
def test_where_more_goes_by_the_week_only_a_red_light_makes_it_less(
    make_program: MakeProgram, presentation: str
) -> None:
    """ "No more and no less" on good days and bad, and "Too much? 4 times" do not go together."""
    program = make_program(presentation=presentation)
    is_quota = "no more and no less" in program.handed.next_day
    assert is_quota == (presentation == "hypersensitivity")
    for part in (1, 2, 3, 4):
        told = part_sheet(program, part, SAID)
        assert ("amber" in told.step_back) == (not is_quota and part > 1)
        for move in told.moves:
            assert ("The same again. After a red light:" in move.too_much) == is_quota
    for card in exercise_cards(program, SAID):
        assert not card.easier or ("After a red light:" in card.easier) == is_quota


def test_the_load_of_a_band_is_a_band() -> None:
    banded = exercise("row-standing-band", equipment=["band"])
    item = an_item(sets=2, reps=8, reps_left=4)
    assert "Pick a band" in plain_heavy(ENGLISH, banded, item)
    assert "band shorter" in heavier(ENGLISH, banded, item)
    assert "weight" in heavier(ENGLISH, exercise("hinge-loaded"), item)


def test_how_hard_goes_from_the_lightest_on(make_program: MakeProgram) -> None:
    told = part_sheet(make_program(function="frail"), 1, SAID)
    hard = [
        int(one) for each in efforts_of(told.moves) for one in re.findall(r"(\d+) out", each.text)
    ]
    assert len(hard) > 2
    assert hard == sorted(hard)


def test_who_had_cancer_is_told_one_thing_of_new_pain(make_program: MakeProgram) -> None:
    told = part_sheet(make_program(precautions=["cancer_history"]), 1, SAID)
    assert "cancer" in " ".join(told.same_day)
    assert "cancer" not in " ".join(told.soon)


SENTENCE = re.compile(r"\S[^.]*\.")


def lines_of(move: Move) -> list[str]:
    """How much, as it is printed."""
    return [in_weeks(line) for line in move.dose]


def is_of(weeks: str, number: int) -> bool:
    """Whether words such as "Weeks 5 to 7" are of a week; no words are of all."""
    told = [int(one) for one in re.findall(r"\d+", weeks)]
    return not told or told[0] <= number <= told[-1]


def the_move(told: PartSheet, exercise_id: str) -> Move:
    return next(move for move in told.moves if move.exercise.id == exercise_id)


def test_a_dose_that_changes_inside_the_part_is_told_by_week(program: Program) -> None:
    told = part_sheet(program, 2, SAID)
    assert lines_of(the_move(told, "chair-stand")) == [
        "Week 3: 8 times. Week 4: 9 times. Week 5: 10 times.",
        "Do 2 rounds. Rest 1 minute between rounds.",
    ]


def test_what_changes_in_a_week_is_told_without_what_stays_in_it(make_program: MakeProgram) -> None:
    """Repetitions with their weeks, rounds with theirs. More than a sentence stands by itself: it
    would read as one of the week before, or of all."""

    def told(part: int, exercise_id: str, **intake: str) -> list[str]:
        return lines_of(the_move(part_sheet(make_program(**intake), part, SAID), exercise_id))

    active = {"presentation": "stenosis", "function": "active"}
    assert told(3, "sit-to-stand-tempo", **active) == [
        "Week 5: 10 times. Weeks 6 and 7: 12 times.",
        "Lower or let go slowly: count to 4. Rest 1 minute between rounds.",
        "Weeks 5 and 6: Do 2 rounds. Week 7: Do 3 rounds.",
    ]
    frail = {"presentation": "hypersensitivity", "function": "frail"}
    assert told(2, "bridge-partial", **frail) == [
        "Weeks 4 and 5: 6 times. Week 6: 7 times.",
        "Hold 2 seconds each time.",
        "Weeks 5 and 6: Do 2 rounds. Rest 1 minute between rounds.",
    ]


def test_what_ends_before_the_dose_does_is_told_week_by_week(make_program: MakeProgram) -> None:
    """ "Weeks 1 and 2: Morning and evening." alone would not say what week 3 has."""
    program = make_program(weeks=12)
    moves = {move.exercise.id: move for move in moves_of(program, program.weeks, SAID)}
    slider = lines_of(moves["sciatic-slider-seated"])
    assert "Weeks 6 to 9: Do 3 rounds. Rest 20 seconds between rounds." in slider


def test_how_often_and_how_long_a_walk_is_are_one(make_program: MakeProgram) -> None:
    program = make_program(presentation="hypersensitivity", function="frail", weeks=12)
    first, *_ = lines_of(moves_of(program, program.weeks, SAID)[-1])
    assert first.startswith(
        "Week 1: 1 walk of 4 minutes. Week 2: 2 walks of 3 minutes. Week 3: 1 walk"
    )


def test_a_dose_that_stays_is_told_once_and_the_walk_comes_last(program: Program) -> None:
    told = part_sheet(program, 2, SAID)
    walk = told.moves[-1]
    assert walk.exercise.id == "ten-walk"
    assert lines_of(walk) == ["1 walk of 5 minutes."]
    assert len({move.exercise.id for move in told.moves}) == len(told.moves)
    week = next(each for each in program.weeks if each.phase == 2)
    rows = diary_week(program, week, SAID, of="").moves
    there = {row.exercise for row in rows}
    assert [row.exercise for row in rows] == [
        move.exercise.id for move in told.moves if move.exercise.id in there
    ]


def test_what_is_the_same_in_all_weeks_is_not_said_with_each(make_program: MakeProgram) -> None:
    """Of sides, walks and weights, as on a card of the booklet."""
    program = make_program(
        presentation="chronic", function="active", weeks=12, equipment=["dumbbell", "band"]
    )
    moves = moves_of(program, program.weeks, SAID)
    lines = [one for move in moves for one in (*chain(*move.dose), *move.heavy)]
    assert not [one.said for one in lines if one.weeks and "Pick a" in one.text]
    sided = [
        move for move in moves if move.item.per_side != "both" and len([*chain(*move.dose)]) > 2
    ]
    assert sided
    told = [one for move in sided for one in chain(*move.dose)]
    assert not [one.said for one in told if one.weeks and "side" in one.text]
    walk = [*chain(*moves[-1].dose)]
    assert walk[0].text.endswith(("1 walk.", " walks."))
    assert [one.text.split(" minutes")[0].isdecimal() for one in walk[1:]] == [True] * 5


def test_each_move_has_the_days_on_which_it_is_done(program: Program) -> None:
    ticks = the_move(part_sheet(program, 2, SAID), "knee-hug").ticks
    assert [row.week for row in ticks] == ["Week 3", "Week 4", "Week 5"]
    assert ticks[0].days == ("Mon", "Tue", "Wed", "Thu", "Fri")
    assert the_move(part_sheet(program, 2, SAID), "chair-stand").ticks[0].days == (
        "Mon",
        "Wed",
        "Fri",
    )


def test_weeks_have_their_dates_and_the_rest_days_their_names(program: Program) -> None:
    told = part_sheet(program, 1, SAID, start=START, made_on=date(2026, 11, 29))
    assert told.weeks == ("Week 1: November 30 to December 6", "Week 2: December 7 to 13")
    assert told.made_on == "Made on November 29, 2026"
    assert told.rest == ("Rest days: Tuesday, Thursday, Saturday and Sunday.",)
    spanish = part_sheet(program, 1, words_with({}, "es"), start=START, made_on=date(2026, 11, 29))
    assert spanish.weeks[0] == "Semana 1: del 30 de noviembre al 6 de diciembre"
    assert part_sheet(program, 1, SAID).weeks == ("Week 1", "Week 2")


@pytest.mark.parametrize(
    ("walk_outside_minutes", "told"),
    [
        (True, r"\d+ moves, about \d+ (to \d+ )?minutes a day, and your walk\."),
        (False, r"\d+ moves and your walk, about \d+ (to \d+ )?minutes a day\."),
    ],
)
def test_the_minutes_of_a_day_have_the_walk_only_where_it_is_counted(
    make_program: MakeProgram, walk_outside_minutes: bool, told: str
) -> None:
    program = make_program(walk_outside_minutes=walk_outside_minutes)
    assert re.fullmatch(told, part_sheet(program, 1, SAID).summary)


@pytest.mark.parametrize("function", ["frail", "older_steady", "active"])
def test_a_walk_that_makes_legs_ache_says_once_how_far_to_go(
    make_program: MakeProgram, function: str
) -> None:
    program = make_program(presentation="stenosis", function=function)
    walk = part_sheet(program, 1, SAID).moves[-1]
    assert walk.exercise.start_position == "walking"
    assert len([told for told in walk.for_you if "ache" in told]) == 1


def test_what_a_picture_shows_is_said_by_its_letters(
    make_program: MakeProgram,
) -> None:
    told = part_sheet(make_program(presentation="chronic", function="active"), 2, SAID)
    shown = {move.exercise.id: move.shows for move in told.moves}
    assert shown["sit-to-stand"] == (
        "(A) Start. (B) Breathe out as you push through your feet and stand tall."
    )
    relief = part_sheet(make_program(presentation="stenosis"), 1, SAID)
    rest = next(move for move in relief.moves if "counter" in move.exercise.patient_name.lower())
    assert rest.shows == "(A) Start. (B) Bend forward and rest both forearms on the counter."
    for move in told.moves:
        picture = move.exercise.picture
        letters = len(picture.frame_steps) if picture and picture.lettered else 0
        assert [f"({one})" in move.shows for one in "ABC"] == [n < letters for n in range(3)]


@pytest.mark.parametrize(
    ("usual", "told"),
    [
        (None, "4 out of 10 or less. Or it is no more than the number your PT writes here: ____"),
        (3, "4 out of 10 or less."),
        (7, "5 out of 10 or less."),
    ],
)
def test_how_much_pain_ends_a_part_is_counted_out(
    make_program: MakeProgram, usual: int | None, told: str
) -> None:
    ready = make_program(presentation="chronic", usual_pain=usual).phases[1].ready_when
    assert next(one for one in ready if "pain" in one) == f"Your pain on most days is {told}"


def test_the_pain_that_ends_a_part_is_not_that_of_a_light(make_program: MakeProgram) -> None:
    """6 is red while exercising, and may be the worst of a day."""
    program = make_program(presentation="chronic", usual_pain=2)
    told = part_sheet(program, 1, SAID)
    assert "6 or more" in told.lights[2].during
    assert told.bring[0].startswith("In daily life, your worst pain this week was 6")
    assert "while you exercise" in ENGLISH.sheet.lights


def test_a_part_that_waits_says_so(program: Program) -> None:
    assert [part_sheet(program, part, SAID).waits for part in (1, 2, 3, 4)] == [
        False,
        False,
        True,
        True,
    ]


def test_the_goal_of_a_move_is_what_it_helps_with(make_program: MakeProgram) -> None:
    program = make_program(goals=["Walk to the market"])
    told = part_sheet(program, 1, SAID)
    walk = told.moves[-1]
    assert (walk.helps, walk.goal) == ("Walk to the market", True)
    for move in told.moves:
        assert move.helps


def test_the_signs_to_get_help_for_are_all_there(make_program: MakeProgram) -> None:
    program = make_program(precautions=["pregnancy"])
    told = part_sheet(program, 1, SAID)
    now = [rule for rule in program.handed.call if rule.urgency == "now"]
    assert len(told.now) == len(now)
    assert any("maternity team" in sign for sign in told.now)  # it has no short form: whole
    assert told.now_line == f"{'; '.join(rule.line or '?' for rule in now)}."


def test_a_clinics_own_sign_stands_in_the_line_without_a_short_form(
    make_program: MakeProgram,
) -> None:
    program = make_program()
    own = CallRule(urgency="now", when="Your speech is slurred: call your emergency number now.")
    handed = program.handed.model_copy(update={"call": (*program.handed.call, own)})
    told = part_sheet(program.model_copy(update={"handed": handed}), 1, SAID)
    assert "; your speech is slurred: call your emergency number now." in told.now_line


def test_the_clinics_number_is_on_it_or_left_to_be_written(program: Program) -> None:
    clinic = Clinic(name="Riverside", phone="555 0100")
    told = part_sheet(program, 1, SAID, clinic=clinic)
    assert (told.clinic, told.phone) == ("Riverside", "555 0100")
    assert part_sheet(program, 1, SAID).phone == ""


@pytest.mark.parametrize(
    ("today", "part"),
    [
        (date(2026, 11, 1), 1),
        (START, 1),
        (date(2026, 12, 13), 1),
        (date(2026, 12, 14), 2),
        (date(2027, 1, 4), 3),
        (date(2028, 1, 1), 4),
    ],
)
def test_the_part_that_is_on_goes_by_the_start(program: Program, today: date, part: int) -> None:
    assert part_on(program, START, today) == part
    assert Options(part="now", start=START, made_on=today).part_for(program) == part


def test_week_one_begins_on_the_next_monday(program: Program) -> None:
    assert first_day(program, date(2026, 11, 29)) == START
    assert first_day(program, START) == START


def test_week_one_goes_by_the_examination_where_its_day_is_known(make_program: MakeProgram) -> None:
    """Printed weeks later, the sheets have the same dates."""
    examined = make_program(screened={"by": "D. Reyes", "on": "2026-11-26"})
    assert first_day(examined, date(2026, 12, 20)) == START


@pytest.mark.parametrize("function", ["frail", "older_steady", "deconditioned", "active"])
@pytest.mark.parametrize("presentation", ["stenosis", "sciatica", "chronic"])
def test_every_dose_and_day_of_the_program_stands_on_a_sheet(
    make_program: MakeProgram, presentation: str, function: str
) -> None:
    program = make_program(presentation=presentation, function=function)
    for phase in program.phases:
        told = part_sheet(program, phase.number, SAID)
        weeks = [week for week in program.weeks if week.phase == phase.number]
        for week in weeks:
            for session in week.sessions:
                for item in session.items:
                    move = the_move(told, item.exercise)
                    said = " ".join(
                        one.text for one in chain(*move.dose) if is_of(one.weeks, week.number)
                    )
                    ways = (
                        [*plain_dose(ENGLISH, move.exercise, item, apart=apart).values()]
                        for apart in (False, True)
                    )
                    left = [one for one in SENTENCE.findall(said) if "than last week" not in one]
                    assert any(sorted(left) == sorted(way) for way in ways), item.exercise
        days = {
            (week.number, ENGLISH.day[day], item.exercise)
            for week in weeks
            for session in week.sessions
            for item in session.items
            for day in WEEKDAYS
            if day in session.days and not item.as_needed
        }
        ticked = {
            (int(row.week.split()[-1]) if row.week else weeks[0].number, day, move.exercise.id)
            for move in told.moves
            for row in move.ticks
            for day in row.days
        }
        assert ticked == days
