"""The 12-week booklet as pieces, so that other tools can set the same document."""

from dataclasses import replace

from planner.figure.drawing.compose import draw
from planner.figure.output.svg import to_svg
from planner.figure.pose.solve import solve
from planner.figure.words.describe import describe_solution
from planner.handout.layouts.booklet.card import you_need
from planner.handout.layouts.booklet.week_table import weeks_words
from planner.handout.layouts.picture import PICTURE_PT, with_dose
from planner.handout.paper import SIZES_PT
from planner.handout.typeset.page_frame import MARGIN_PT
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
    PART_NOTE,
    PATIENT,
    PURPOSE,
    SMALL,
    STRONG,
    TABLE_HEAD,
    TITLE,
)
from planner.handout.typeset.text_block import natural_width
from planner.handout.words.by_language import WORDS
from planner.handout.words.card_facts import CardFacts, cards_of, weeks_of
from planner.handout.words.dosage_words import effort_words, join_list
from planner.handout.words.plain_dose import dose_words
from planner.handout.words.words import Words
from planner.model.program.program import EducationTopic, Program, ProgramPhase
from tests.benchmarks.pieces import (
    Box,
    Cell,
    Document,
    Heading,
    Items,
    Line,
    NewPage,
    Picture,
    Piece,
    Run,
    Table,
)
from tests.benchmarks.same_tables import session_pieces, week_pieces

_RELIEF = ("flexion", "extension", "relaxation", "nerve_glide", "mobility")


def document_of(program: Program, scale: float) -> Document:
    """The booklet on letter paper, in English, its type as large as `scale` says."""
    return _Booklet(program, scale).document()


class _Booklet:
    """The pieces of a booklet as they are made."""

    def __init__(self, program: Program, scale: float) -> None:
        self._program = program
        self._scale = scale
        self._words: Words = WORDS["en"]
        self._cards = cards_of(program)
        self._drawings: dict[str, str] = {}
        self._width = (SIZES_PT["letter"][0] - 2 * MARGIN_PT) / scale

    def document(self) -> Document:
        """All of it."""
        program, name = self._program, self._program.intake.patient.name
        pieces = [
            *self._glance(),
            *week_pieces(self._words, program),
            *self._safety(),
            *(piece for phase in program.phases for piece in self._part(phase)),
            Heading(self._words.cards, 2, PART),
            *(self._card(card) for card in self._cards.values()),
            *self._flare(),
            *(piece for topic in program.handed.topics if topic.page for piece in _page(topic)),
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
            Line(words.plan_for, SMALL),
            Line(program.intake.patient.name, PATIENT),
            Heading(program.title, 1, TITLE, 14),
            Line(program.purpose, PURPOSE),
            Box(columns, shares, gap_pt=20, before_pt=12),
        ]

    def _to_do(self) -> tuple[str, ...]:
        words = self._words
        first = [card for card in self._cards.values() if card.phase == 1]
        to_do = [words.do_session]
        aerobic = next((c for c in first if c.exercise.category == "aerobic"), None)
        if aerobic and aerobic.item.duration_s:
            item, exercise = aerobic.item, aerobic.exercise
            dose = dose_words(words, exercise, item).rstrip(".")
            phrase = words.do_walk if exercise.start_position == "walking" else words.do_aerobic
            name = exercise.patient_name
            to_do.append(phrase.format(name=name, dosage=dose, card=aerobic.number))
        relief = next((c for c in first if c.item.as_needed), None)
        if relief:
            name = relief.exercise.patient_name
            to_do.append(words.do_relief.format(name=name, card=relief.number))
        return (*to_do, words.do_break, words.do_diary)

    def _safety(self) -> list[Piece]:
        words, handed = self._words, self._program.handed
        pieces: list[Piece] = []
        if handed.notes:
            pieces += [Heading(words.notes, 2), Items(handed.notes)]
        pieces += [Heading(words.lights, 2), self._lights()]
        steps = [Line(handed.next_day, before_pt=2)] if handed.next_day else []
        for label, told in (
            (words.exercise_up, handed.exercise_up),
            (words.exercise_back, handed.exercise_back),
        ):
            steps += [Line(told, label=label, before_pt=2)] if told else []
        if steps:
            pieces += [Heading(words.exercise_steps, 2, before_pt=10), *steps]
        if not handed.call and not handed.nerve_safety_net:
            return pieces
        pieces.append(Heading(words.call, 2))
        if handed.nerve_safety_net:
            pieces.append(_strong(words.nerve, handed.nerve_safety_net))
        rows: dict[str, list[str]] = {how: [] for how in words.call_how}
        for rule in handed.call:
            rows[rule.urgency].append(rule.when)
        return [*pieces, _labelled([(words.call_how[how], rows[how]) for how in rows if rows[how]])]

    def _lights(self) -> Table:
        words, handed = self._words, self._program.handed
        style = TABLE_HEAD.scaled(0.92).aligned_left()
        heads = (words.lights_during, words.lights_after, words.lights_do)
        for name, drawing in _LIGHTS.items():
            self._drawings[f"{name}.svg"] = drawing
        rows = tuple(
            (
                Cell((Line(words.light[each.name], STRONG),), light=f"{each.name}.svg"),
                Cell(tuple(Line(told) for told in (each.during, *each.also))),
                Cell((Line(each.after),)),
                Cell((Line(each.do),)),
            )
            for each in handed.lights
        )
        head = (Cell(), *(Cell((Line(text, style),)) for text in heads))
        shares = (0.125, 0.325, 0.205, 0.345)
        return Table(shares, head, rows, row_pt=34, pad_pt=3, before_pt=4)

    def _part(self, phase: ProgramPhase) -> list[Piece]:
        words = self._words
        title = words.part.format(number=phase.number, name=phase.name)
        weeks = Line(weeks_words(words, phase), PART_NOTE.aligned_right())
        name = Heading(title, 2, PART, 0)
        pieces: list[Piece] = [
            Box(((name,), (weeks,)), (0.8, 0.2)),
            Line(phase.goal, PART_GOAL, before_pt=1),
        ]
        if phase.needs_clearance:
            pieces.append(_strong(words.clearance))
        if phase.ready_when or phase.step_back_when:
            last = phase is self._program.phases[-1]
            ready = words.finished if last else words.move_on
            move_on = (Line(ready, LABEL), Items(phase.ready_when))
            step_back = (Line(words.step_back, LABEL), Line(phase.step_back_when))
            columns = (move_on, step_back)
            pieces.append(Box(columns, (0.58, 0.42), "tint", 8, gap_pt=16, before_pt=5))
        if phase.number == 1:
            pieces.append(Line(words.table_how, SMALL, before_pt=5))
        pieces += session_pieces(words, self._program, phase, self._cards)
        together = Box((tuple(pieces),), before_pt=16)
        items = [
            item
            for week in weeks_of(self._program, phase)
            for session in week.sessions
            for item in session.items
        ]
        exercises = self._program.exercises
        if things := dict.fromkeys(
            thing
            for item in items
            for thing in exercises[item.exercise].equipment
            if thing != item.substitute_for
        ):
            need = join_list(words, [words.equipment[each] for each in things]) + "."
            return [together, Line(need, label=words.you_need, before_pt=4)]
        return [together]

    def _card(self, card: CardFacts) -> Box:
        words, exercise = self._words, card.exercise
        inner = self._width - 8
        aside = self._aside(card)
        share = min(0.6, (natural_width(aside, SMALL) + 6) / inner)
        head = Box(
            (
                (Heading(exercise.patient_name, 3, CARD_NAME, 0, card.number),),
                (Line(aside, SMALL.aligned_right(), before_pt=2),),
            ),
            (1 - share, share),
        )
        effort = effort_words(words, self._program.handed.effort_words, card.item.effort)
        first = words.to_begin if card.changes else ""
        facts = [
            Line(dose_words(words, exercise, card.item), DOSE, label=first),
            Line(effort, label=words.how_hard),
        ]
        for note in self._program.handed.card_notes.get(exercise.id, ()):
            facts.append(Line(note, STRONG, label=words.for_you))
        if card.item.substitute and (need := you_need(words, card)):
            facts.append(Line(need, label=words.you_need))
        how = (Line(exercise.set_up, label=words.set_up), Items(exercise.steps, "numbers", BODY, 1))
        gap = 10.0
        left = PICTURE_PT[0] / (inner - gap)
        columns = ((self._picture(card),), how)
        below = (
            Line(exercise.feel, label=words.feel, before_pt=1),
            Line(exercise.stop_if, label=words.stop_if, before_pt=1),
            Line(exercise.mistake, label=words.mistake, before_pt=1),
        )
        body = Box(columns, (left, 1 - left), gap_pt=gap, before_pt=2)
        return Box(((head, Run(tuple(facts)), body, *below),), look="frame", pad_pt=4, before_pt=4)

    def _aside(self, card: CardFacts) -> str:
        words = self._words
        if card.item.as_needed:
            return ""
        easier = words.step_back_half
        if card.easier is not None:
            easier = words.step_back_to.format(card=card.easier)
        told = [words.steps.format(back=easier)]
        if card.harder is not None:
            number, week = card.harder
            told.append(words.move_up_to.format(card=number, week=week))
        elif card.grows:
            told.append(words.move_up_table)
        return " · ".join(told)

    def _picture(self, card: CardFacts) -> Piece:
        exercise = card.exercise
        if exercise.picture is None:
            return Box(((Line(exercise.cue, CUE),),), look="tint", pad_pt=10)
        solution = solve(with_dose(exercise.picture, card.item))
        drawing, words = draw(solution, *PICTURE_PT), describe_solution(solution, "en")
        file = f"picture{card.number}.svg"
        self._drawings[file] = to_svg(drawing, exercise.patient_name, words)
        return Picture(file, drawing.width_pt, drawing.height_pt, words)

    def _flare(self) -> list[Piece]:
        words, handed = self._words, self._program.handed
        pieces: list[Piece] = [Heading(words.flare, 2, PART)]
        if handed.flare_when:
            pieces.append(Line(handed.flare_when, before_pt=2))
        if handed.flare:
            stages: dict[str, list[str]] = {}
            for step in handed.flare:
                stages.setdefault(step.days, []).extend(step.do)
            pieces += [Heading(words.flare_plan, 3), _labelled(list(stages.items()))]
        if easy := self._easy_moves():
            pieces.append(Line(easy, label=words.easy_moves, before_pt=6))
        if handed.flare_call:
            pieces.append(_strong(words.flare_call, handed.flare_call, before_pt=14))
        if handed.micro_break:
            pieces += [Heading(words.breaks, 3), Line(handed.micro_break, before_pt=2)]
        if handed.call:
            pieces.append(Line(words.call_rest, before_pt=8))
        say_it_back = (
            Line(words.say_back, STRONG),
            Items(words.say_back_lines),
            Line(words.first_session, before_pt=5),
        )
        return [*pieces, Box((say_it_back,), look="tint", pad_pt=8, before_pt=12)]

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


def _labelled(rows: list[tuple[str, list[str]]]) -> Table:
    cells = tuple(
        (Cell((Line(label, STRONG),)), Cell((Items(tuple(items)),))) for label, items in rows
    )
    return Table((0.17, 0.83), (), cells, pad_pt=4, before_pt=4)


def _page(topic: EducationTopic) -> list[Piece]:
    """A topic that is a page of the booklet."""
    pieces: list[Piece] = [NewPage(), Heading(topic.title, 2, PART, 0)]
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
