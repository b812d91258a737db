"""The 12-week booklet as pieces, so that other tools can set the same document."""

from collections.abc import Sequence
from dataclasses import replace

from planner.figure.drawing.compose import draw
from planner.figure.output.svg import to_svg
from planner.figure.pose.solve import solve
from planner.figure.words.describe import describe_solution
from planner.handout.document.by_week import ByWeek
from planner.handout.document.dosed_picture import with_dose
from planner.handout.document.exercise_card import ExerciseCard, exercise_cards
from planner.handout.document.part_sheet import PartSheet, sheets
from planner.handout.kept_pictures import PICTURE_PT
from planner.handout.layouts.beside import GAP_PT
from planner.handout.layouts.booklet.card import BESIDE_PT
from planner.handout.paper import SIZES_PT
from planner.handout.typeset.page_frame import MARGIN_PT, MEASURE_PT
from planner.handout.typeset.styles import (
    BODY,
    CARD_NAME,
    CUE,
    DOSE,
    GLANCE,
    HEADING,
    LABEL,
    PART,
    PART_GOAL,
    PATIENT,
    PURPOSE,
    SMALL,
    STRONG,
    TITLE,
)
from planner.handout.words.by_language import words_with
from planner.handout.words.card_facts import CardFacts, cards_of
from planner.handout.words.dosage_words import join_list
from planner.handout.words.frame_letters import how_to
from planner.handout.words.words import Words
from planner.model.program.patient_education import EducationTopic
from planner.model.program.program import Program
from planner.model.rules.guidance import URGENCIES
from tests.benchmarks.pieces import (
    Box,
    Cell,
    Document,
    Heading,
    Items,
    Line,
    Picture,
    Piece,
    Table,
)
from tests.benchmarks.same_tables import days_table, moves_table

_RELIEF = ("flexion", "extension", "relaxation", "nerve_glide", "mobility")


def document_of(program: Program, scale: float) -> Document:
    """The booklet on letter paper, in English, its type as large as `scale` says."""
    return _Booklet(program, scale).document()


class _Booklet:
    """The pieces of a booklet as they are made."""

    def __init__(self, program: Program, scale: float) -> None:
        self._program = program
        self._scale = scale
        self._words: Words = words_with(program.paper_words, "en")
        self._cards = cards_of(program)
        self._parts = sheets(program, self._words, program.phases)
        self._drawings: dict[str, str] = {}
        self._width = (SIZES_PT["letter"][0] - 2 * MARGIN_PT) / scale

    def document(self) -> Document:
        """All of it."""
        program, name = self._program, self._program.intake.patient.name
        now, *later = self._parts
        pieces = [
            *self._glance(),
            *self._part(now),
            *self._safety(),
            Heading(self._words.cards, 2, PART),
            *(self._card(card) for card in exercise_cards(program, self._words)),
            *self._flare(),
            *(piece for topic in program.handed.topics if topic.page for piece in _page(topic)),
            *(piece for part in later for piece in self._part(part)),
        ]
        return Document(
            title=f"{program.title} \u2013 {name}",
            foot=f"{name} · {program.title}",
            language=self._words.language,
            size_pt=SIZES_PT["letter"],
            scale=self._scale,
            pieces=tuple(pieces),
            drawings=self._drawings,
        )

    def _glance(self) -> list[Piece]:
        words, program = self._words, self._program
        to_do = Box(
            ((Heading(words.to_do, 2, HEADING, 0), Items(self._to_do(), "boxes", GLANCE, 4)),),
            look="tint",
            pad_pt=12,
        )
        goals = (
            Heading(words.goals, 2, HEADING, 10),
            Items(program.intake.goals, style=GLANCE),
        )
        columns = (goals, (to_do,)) if program.intake.goals else ((to_do,),)
        shares = (0.42, 0.58) if program.intake.goals else (1.0,)
        return [
            Line(words.paper.plan_for, SMALL),
            Line(program.intake.patient.name, PATIENT),
            Heading(program.title, 1, TITLE, 14),
            Line(program.purpose, PURPOSE),
            Box(columns, shares, gap_pt=20, before_pt=12),
        ]

    def _to_do(self) -> tuple[str, ...]:
        words = self._words
        first = [card for card in self._cards.values() if card.phase == 1]
        to_do = [words.do_session]
        relief = next((c for c in first if c.item.as_needed), None)
        if relief:
            name = relief.exercise.patient_name
            to_do.append(words.do_relief.format(name=name, card=relief.number))
        return (*to_do, words.do_break, words.do_diary)

    def _beside(self, title: str, pieces: Sequence[Piece], rank: int = 2) -> list[Piece]:
        """A heading on the left, what it is of on the right."""
        if not pieces:
            return []
        right = min(1.0, MEASURE_PT / self._width)
        columns = ((Heading(title, rank, HEADING, 0),), tuple(pieces))
        return [Box(columns, (1 - right, right), gap_pt=GAP_PT, before_pt=10)]

    def _safety(self) -> list[Piece]:
        words, handed = self._words, self._program.handed
        pieces = self._beside(words.notes, [Items(handed.notes)] if handed.notes else [])
        pieces += [Heading(words.lights, 2), *self._lights()]
        if handed.ask_numbers:
            own = (handed.ask_numbers, words.sheet.own_numbers)
            pieces += [Line(each, before_pt=2) for each in own]
        steps = [Line(handed.next_day, before_pt=2)] if handed.next_day else []
        for label, told in (
            (words.exercise_up, handed.exercise_up),
            (words.exercise_back, handed.exercise_back),
        ):
            steps += [Line(told, label=label, before_pt=2)] if told else []
        pieces += self._beside(words.exercise_steps, steps)
        if not handed.call and not handed.nerve_safety_net:
            return pieces
        pieces += [Heading(words.call, 2), Line(words.number_by_hand, STRONG, before_pt=8)]
        if net := handed.nerve_apart:
            pieces += self._beside(words.nerve, [Line(net)], 3)
        for urgency in URGENCIES:
            signs = tuple(rule.when for rule in handed.call if rule.urgency == urgency)
            means = handed.call_means.get(urgency)
            told = [*([Line(means)] if means else []), Items(signs)] if signs else []
            pieces += self._beside(words.call_how[urgency], told, 3)
        say_it_back = (
            Line(words.say_back, STRONG),
            Items(words.say_back_lines),
            Line(words.first_session, before_pt=5),
        )
        return [*pieces, Box((say_it_back,), look="tint", pad_pt=8, before_pt=12)]

    def _lights(self) -> list[Piece]:
        words, handed = self._words, self._program.handed
        for name, drawing in _LIGHTS.items():
            self._drawings[f"{name}.svg"] = drawing
        rows = tuple(
            (
                Cell((Line(words.light[each.name], STRONG),), light=f"{each.name}.svg"),
                Cell(
                    (
                        Line(each.during, label=f"{words.lights_during}:"),
                        *(Line(told) for told in each.also),
                        Line(each.after, label=f"{words.lights_after}:"),
                        Line(each.do, label=f"{words.lights_do}:"),
                    )
                ),
            )
            for each in handed.lights
        )
        worth = [Line(handed.worth, before_pt=2)] if handed.worth else []
        return [*worth, Table((0.155, 0.845), (), rows, row_pt=34, pad_pt=3, before_pt=4)]

    def _part(self, told: PartSheet) -> list[Piece]:
        words = self._words
        weeks = [week for week in self._program.weeks if week.phase == told.part]
        pieces: list[Piece] = [
            Heading(told.title, 2, PART, 18),
            Line(told.goal, PART_GOAL, before_pt=1),
            Line("  ·  ".join(told.weeks), STRONG, before_pt=2),
        ]
        if told.waits:
            pieces.append(_strong(words.clearance))
        pieces.append(Line(" ".join((told.summary, *told.rest)), before_pt=2))
        pieces.append(days_table(words, weeks))
        notes = [words.easy_week.format(week=week.number) for week in weeks if week.light]
        pieces += [Line(" ".join(notes), before_pt=4)] if notes else []
        numbers = {id: card.number for id, card in self._cards.items()}
        pieces.append(moves_table(words, weeks, told.moves, numbers))
        if told.need:
            need = f"{join_list(words, list(told.need))}."
            pieces.append(Line(need, label=words.you_need, before_pt=6))
        ready: list[Piece] = [Items(told.bring)] if told.bring else []
        if ready and not told.last:
            ready.append(Line(words.sheet.until_then.format(week=told.last_week)))
        pieces += self._beside(words.finished if told.last else words.move_on, ready, 3)
        back = [Line(told.step_back)] if told.step_back else []
        return [*pieces, *self._beside(words.step_back, back, 3)]

    def _card(self, card: ExerciseCard) -> Box:
        words, said, move = self._words, self._words.sheet, card.move
        how = how_to(move.exercise)
        exercise = move.exercise
        helps = move.helps[:1].lower() + move.helps[1:]
        facts = (
            (words.helps_you, f"{helps.rstrip('.')}."),
            (said.how_hard, _told(move.effort)),
            (words.how_heavy, _told(move.heavy)),
            (said.yours, move.own_load),
            (said.too_much, "" if move.item.as_needed else card.easier or move.too_much),
            (said.too_easy, card.later),
        )
        need = card.need if move.item.substitute else ""
        left = (
            self._picture(card),
            *(Line(each.said, DOSE) for line in move.dose for each in line),
        )
        right = (
            Line(how.set_up, label=words.set_up),
            Items(how.steps, "numbers", BODY, 1),
            Line(exercise.feel, label=words.feel, before_pt=1),
            Line(move.stop_if, label=words.stop_if, before_pt=1),
            Line(exercise.mistake, label=words.mistake, before_pt=1),
            *(Line(each, STRONG, label=words.for_you, before_pt=1) for each in move.for_you),
            *(Line(need, label=words.you_need, before_pt=1) for need in [need] if need),
            *(Line(text, label=label, before_pt=1) for label, text in facts if text),
        )
        gap = 12.0
        share = (BESIDE_PT / self._scale + gap) / self._width
        head = Heading(exercise.patient_name, 3, CARD_NAME, 5, card.number)
        body = Box((left, right), (share, 1 - share), gap_pt=gap, before_pt=2)
        return Box(((head, body),), before_pt=6)

    def _picture(self, card: ExerciseCard) -> Piece:
        exercise = card.move.exercise
        if exercise.picture is None:
            return Box(((Line(exercise.cue, CUE),),), look="tint", pad_pt=10)
        solution = solve(with_dose(exercise.picture, card.move.item))
        drawing, words = draw(solution, *PICTURE_PT), describe_solution(solution, "en")
        file = f"picture{card.number}.svg"
        self._drawings[file] = to_svg(drawing, exercise.patient_name, words)
        wide = BESIDE_PT / self._scale
        return Picture(file, wide, drawing.height_pt * wide / drawing.width_pt, words)

    def _flare(self) -> list[Piece]:
        words, handed = self._words, self._program.handed
        pieces: list[Piece] = [Heading(words.paper.flare, 2, PART)]
        if handed.flare_when:
            pieces.append(Line(handed.flare_when, before_pt=2))
        pieces += [Line(told, STRONG, before_pt=2) for told in handed.not_flare]
        stages: dict[str, list[str]] = {}
        for step in handed.flare:
            stages.setdefault(step.days, []).extend(step.do)
        for days, steps in stages.items():
            pieces += self._beside(days, [Items(tuple(steps))], 3)
        for label, told in (
            (words.easy_moves.rstrip(":"), self._easy_moves()),
            (words.flare_call, handed.flare_call),
            (words.breaks, handed.micro_break),
        ):
            pieces += self._beside(label, [Line(told)] if told else [], 3)
        return [*pieces, *([Line(words.call_rest, before_pt=8)] if handed.call else [])]

    def _easy_moves(self) -> str:
        words = self._words
        first = [card for card in self._cards.values() if card.phase == 1]

        def rank(card: CardFacts) -> tuple[bool, int]:
            category = card.exercise.category
            place = _RELIEF.index(category) if category in _RELIEF else len(_RELIEF)
            return not card.item.as_needed, place

        moves = [c for c in first if c.item.as_needed or c.exercise.category in _RELIEF]
        named = [
            words.easy_move.format(name=card.exercise.patient_name, card=card.number)
            for card in sorted(moves, key=rank)[:2]
        ]
        return join_list(words, named) + "." if named else ""


def _strong(title: str, sentence: str = "", before_pt: float = 8) -> Box:
    lines = [Line(title, STRONG), *([Line(sentence)] if sentence else [])]
    return Box((tuple(lines),), look="strong", pad_pt=9, before_pt=before_pt)


def _told(told: Sequence[ByWeek]) -> str:
    return " ".join(each.said for each in told)


def _page(topic: EducationTopic) -> list[Piece]:
    """A topic that is a page of the booklet."""
    pieces: list[Piece] = [Heading(topic.title, 2)]
    for block in topic.paragraphs:
        last = pieces[-1]
        if block.kind == "heading":
            pieces.append(Heading(block.text, 3, LABEL, 6))
        elif block.kind != "list":
            pieces.append(Line(block.text, before_pt=4))
        elif isinstance(last, Items):
            pieces[-1] = replace(last, texts=(*last.texts, block.text))
        else:
            pieces.append(Items((block.text,)))
    return pieces


_SHAPES = {
    "green": '<circle cx="12" cy="12" r="11" fill="#8fd19e"/>',
    "amber": '<path d="M12 1 23 22 1 22Z" fill="#dd8d0c"/>',
    "red": '<path d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9Z" fill="#b3261e"/>',
}
_LIGHTS = {
    name: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24pt" height="24pt"'
    f' stroke="#1a1a1a" stroke-width="1.4">{shape}</svg>'
    for name, shape in _SHAPES.items()
}
