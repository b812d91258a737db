"""A diary to fill in on a screen: every day has its fields, and each field says what it is."""

import io
import re
from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple, get_args

import page as page_validation
import pytest
from pypdf import PdfReader

from planner.handout.layouts.render import render
from planner.handout.options import Layout, Options
from planner.model.program.checkin import SafetyId
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program, Session
from planner.model.rules.follow_up_rules import BarrierId
from planner.model.vocabulary import WEEKDAYS
from tests.conftest import MakeProgram
from tests.handout.program_factory import make_program as factory_program

VARIANTS = [
    Options(
        layout="diary",
        paper=paper,
        large_print=large,
        ink=ink,
        language=language,
        mixed=True,
        fillable=True,
    )
    for paper, large, ink, language in product(
        *(("letter", "a4"), (False, True), ("color", "gray"), ("en", "es"))
    )
]


def named_by(options: Options) -> str:
    large = "large" if options.large_print else "standard"
    return f"{options.layout}-{options.paper}-{large}-{options.ink}-{options.language}"


class Seen(NamedTuple):
    """A field as a viewer sees it."""

    name: str
    page: Any
    data: Any


def diary(program: Program, **wished: Any) -> PdfReader:
    return PdfReader(io.BytesIO(fillable(program, **wished)))


def fillable(program: Program, **wished: Any) -> bytes:
    options = Options(**{"layout": "diary", "fillable": True} | wished)
    return render(program, options=options)


def seen(reader: PdfReader) -> Iterator[Seen]:
    for page in reader.pages:
        for reference in page.get("/Annots", ()):
            data = reference.get_object()
            if data["/Subtype"] == "/Link":
                continue
            parts, part = [], data
            while part is not None:
                parts.append(part["/T"])
                part = part.get("/Parent")
            yield Seen(".".join(reversed(parts)), page, data)


def named(reader: PdfReader, end: str) -> Any:
    (found,) = (each.data for each in seen(reader) if each.name.endswith(end))
    return found


@pytest.fixture(scope="module")
def made() -> Program:
    return factory_program()


@pytest.fixture(scope="module")
def reader(made: Program) -> PdfReader:
    return diary(made)


LEG = ("leg.higher", "leg.lower")
WEEKLY = (
    *(f"safety.{sign}" for sign in (*get_args(SafetyId), "none")),
    *("flare", "flare_none", "flare_days"),
    *(f"n.{number}" for number in ("worst", "average", "trust", "sleep")),
    *(f"barrier.{barrier}" for barrier in (*get_args(BarrierId), "none")),
)


def test_every_day_and_every_week_has_its_fields(made: Program, reader: PdfReader) -> None:
    own = fingerprint(made)
    wanted = set()
    for week in made.weeks:
        start = f"{own}.w{week.number:02}"
        moves = {item.exercise for session in week.sessions for item in session.items}
        marks = ("easy", "right", "hard", "hurt", "no", "helps")
        wanted |= {f"{start}.x.{move}.{mark}" for move, mark in product(moves, marks)}
        wanted |= {f"{start}.{end}" for end in (*WEEKLY, "notes")}
        wanted |= {f"{start}.{day}.pain_before" for day in WEEKDAYS}
        wanted |= {f"{start}.goal.1"} if week.number % 2 == 0 else set()
        for session in week.sessions:
            for day in session.days:
                start = f"{own}.w{week.number:02}.{day}"
                ends = (f"{session.name}.done", "pain_after", "effort", *LEG)
                wanted |= {f"{start}.{end}" for end in ends}
    assert {each.name for each in seen(reader)} == wanted
    assert wanted < set(reader.get_fields() or {})


@pytest.mark.slow
@pytest.mark.parametrize("wished", [{}, {"large_print": True}])
def test_a_day_with_two_sessions_has_two_boxes_to_tick(
    made: Program, wished: dict[str, Any]
) -> None:
    first = made.weeks[0]
    items = first.sessions[0].items[:1]
    both = tuple(
        Session(name=name, days=WEEKDAYS, minutes=5, items=items)  # type: ignore[arg-type]
        for name in ("A", "Light")
    )
    changed = first.model_copy(update={"sessions": both})
    program = made.model_copy(update={"weeks": (changed, *made.weeks[1:])})
    boxes = [
        each
        for each in seen(diary(program, **wished))
        if re.search(r"w01\.mon\..*\.done$", each.name)
    ]
    assert [each.name.split(".")[-2] for each in boxes] == ["A", "Light"]
    (one, other) = (each.data["/Rect"] for each in boxes)
    assert one[2] < other[0] or other[3] < one[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        (
            "en",
            {
                "w03.mon.pain_before": "Week 3, Monday, pain in the morning, 0 to 10",
                "w03.mon.Daily.done": "Week 3, Monday, session done",
                "w04.tue.Light.done": "Week 4, Tuesday, light session done",
                "w04.notes": "Week 4, Anything else to tell us?",
                "w04.safety.none": "Week 4, None of these",
                "w04.flare_days": "Week 4, On how many days?, 0 to 7",
            },
        ),
        (
            "es",
            {
                "w03.wed.pain_after": "Semana 3, miércoles, dolor después, de 0 a 10",
                "w04.tue.Light.done": "Semana 4, martes, sesión ligera hecha",
                "w04.notes": "Semana 4, ¿Algo más que contarnos?",
            },
        ),
    ],
)
def test_a_screen_reader_says_what_each_field_is(
    make_program: MakeProgram, language: str, spoken: dict[str, str]
) -> None:
    made = make_program(
        presentation="sciatica", irritability="low", function="active", days_per_week=6
    )
    reader = diary(made, language=language, mixed=True)
    for end, label in spoken.items():
        assert named(reader, end)["/TU"] == label
    labels = [each.data["/TU"] for each in seen(reader)]
    assert len(set(labels)) == len(labels)


def test_every_field_has_its_place_in_what_is_read_aloud(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for each in seen(reader):
        element = parents[each.data["/StructParent"]].get_object()
        assert element["/S"] == "/Form"
        (kid,) = element["/K"]
        assert kid["/Type"] == "/OBJR"
        assert kid["/Obj"] == each.data
        assert kid["/Pg"] == each.page == each.data["/P"]
        assert each.page["/Tabs"] == "/S"
    used = [each.data["/StructParent"] for each in seen(reader)]
    assert len(set(used)) == len(used)
    assert root["/StructTreeRoot"]["/ParentTreeNextKey"] == len(parents)


def test_a_number_is_two_digits_in_the_middle_and_nothing_runs(reader: PdfReader) -> None:
    for each in seen(reader):
        if each.name.endswith(("pain_before", "pain_after", "effort")):
            assert (each.data["/MaxLen"], each.data["/Q"]) == (2, 1)
        assert "/A" not in each.data
        assert "/AA" not in each.data
    root: Any = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/Names"} & set(root)


def test_what_is_empty_on_the_screen_is_on_paper_to_be_filled_with_a_pen(
    reader: PdfReader,
) -> None:
    for each in seen(reader):
        assert each.data["/F"] == 4  # printed
        look = each.data["/AP"]["/N"]
        if each.data["/FT"] == "/Btn":
            assert set(look) == {"/Yes", "/Off"}
            assert each.data["/AS"] == each.data["/V"] == "/Off"
            look = look["/Off"]
        assert b"re" in look.get_data() or b" c " in look.get_data()
        assert b"Tj" not in look.get_data()
    looks = [e.data["/AP"].raw_get("/N") for e in seen(reader) if e.data["/FT"] == "/Tx"]
    assert len({look.idnum for look in looks}) == len(looks)  # some viewers write into them


def test_whatever_is_typed_is_set_in_a_typeface_that_is_in_the_file(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    (name,) = root["/AcroForm"]["/DR"]["/Font"]
    font = root["/AcroForm"]["/DR"]["/Font"][name]
    assert font["/Encoding"] == "/WinAnsiEncoding"
    assert len(font["/FontDescriptor"]["/FontFile2"].get_data()) > 20_000  # whole
    for letter in "0123456789abzABZñÑáéíóúü¿¡":
        assert font["/Widths"][letter.encode("cp1252")[0] - font["/FirstChar"]] > 100
    for each in seen(reader):
        if each.data["/FT"] == "/Tx":
            assert each.data["/DA"].startswith(f"{name} ")


def test_in_large_print_what_is_typed_is_large_too(made: Program) -> None:
    size = float(named(diary(made, large_print=True), "w01.notes")["/DA"].split()[1])
    assert size == 18


@pytest.mark.slow
def test_every_field_lies_on_its_page_and_on_no_other(made: Program) -> None:
    for wished in ({}, {"large_print": True, "paper": "a4"}, {"part": 2}):
        reader = diary(made, **wished)
        for page in reader.pages:
            rects = [[float(x) for x in a.get_object()["/Rect"]] for a in page.get("/Annots", ())]
            for left, bottom, right, top in rects:
                assert 30 < left < right < float(page.mediabox.width) - 30
                assert 40 < bottom < top < float(page.mediabox.height) - 30
            for i, one in enumerate(rects):
                for other in rects[:i]:
                    apart = (one[0] - other[2], other[0] - one[2], one[1] - other[3])
                    assert max(*apart, other[1] - one[3]) > -0.01


@pytest.mark.parametrize("options", VARIANTS[::7], ids=named_by)
def test_no_rule_of_pdf_ua_fails(make_program: MakeProgram, options: Options) -> None:
    check(make_program(weeks=6), options)


@pytest.mark.slow
@pytest.mark.parametrize("options", VARIANTS, ids=named_by)
def test_no_rule_of_pdf_ua_fails_in_any_variant(
    make_program: MakeProgram, options: Options
) -> None:
    check(make_program(weeks=12, presentation="sciatica", days_per_week=6), options)


def check(program: Program, options: Options) -> None:
    report = page_validation.validate_pdf_bytes(render(program, options=options), profile="ua1")
    assert report.is_compliant, str(report)


def test_gray_ink_leaves_no_colour_in_fields(made: Program) -> None:
    for each in seen(diary(made, ink="gray")):
        look = each.data["/AP"]["/N"]
        for state in look.values() if each.data["/FT"] == "/Btn" else (look,):
            assert not re.search(rb"[\d.]+ [\d.]+ [\d.]+ (rg|RG)\b", state.get_object().get_data())


def test_it_is_small_and_always_the_same(made: Program) -> None:
    pdf = fillable(made)
    assert len(pdf) < 300_000  # twelve weeks of a hundred fields and more
    assert pdf == fillable(made)


def test_a_diary_is_not_fillable_unless_that_was_wished_for(made: Program) -> None:
    reader = PdfReader(io.BytesIO(render(made)))
    assert "/AcroForm" not in reader.trailer["/Root"]  # type: ignore[operator]
    assert not list(seen(reader))


@pytest.mark.parametrize("layout", ["booklet", "one-page", "cards", "clinician"])
def test_what_has_no_diary_cannot_be_filled_in(layout: Layout) -> None:
    with pytest.raises(ValueError, match="no diary"):
        Options(layout=layout, fillable=True)
