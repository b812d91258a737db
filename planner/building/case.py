"""What the rules make of an intake: everything that selection and dosage need to know."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.building.cautioned import cautioned
from planner.building.red_flags import Raised, screen
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import ON_A_BED, fitted
from planner.model.exercise.property import has_property
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.rules.dosage_rules import Frequency, GoalDose, IrritabilityRule, Placement, Range
from planner.model.rules.rules import ExamFinding, Precaution, Substitute
from planner.model.rules.template import Template
from planner.model.screening import Clearance
from planner.model.vocabulary import PHASES


@dataclass(frozen=True)
class Exclusion:
    """A rule that takes an exercise off the menu, and what of the exercise it goes by."""

    rule: str
    """The id of the precaution, template or finding; or irritability, function, equipment."""
    properties: tuple[str, ...]
    """Every property of the exercise that the rule excludes, the first that it names first."""

    @property
    def property(self) -> str:
        """The first of them."""
        return self.properties[0]


@dataclass(frozen=True)
class Case:
    """An intake read with the rules. Build one with `read_case`."""

    intake: Intake
    library: Library
    raised: tuple[Raised, ...]
    precautions: tuple[tuple[str, Precaution], ...]
    """Each rule that applies, with the name of the precaution in the intake it came through."""
    findings: tuple[ExamFinding, ...]

    @cached_property
    def template(self) -> Template:
        """The presentation's template."""
        return self.library.templates[self.intake.presentation]

    @cached_property
    def secondary(self) -> Template | None:
        """The secondary presentation's template."""
        name = self.intake.secondary
        return self.library.templates[name] if name else None

    @cached_property
    def conditions(self) -> frozenset[str]:
        """Every precaution that applies, the presentations, and whether lying is on the bed."""
        rules = (rule.id for _, rule in self.precautions)
        bed = self.placement.on_a_bed or any(rule.on_a_bed for _, rule in self.precautions)
        presentations = (one.id for one in (self.template, self.secondary) if one)
        return frozenset((*rules, *presentations, *((ON_A_BED,) if bed else ())))

    @cached_property
    def _fitted(self) -> dict[str, tuple[Exercise, Exercise]]:
        return {}

    def fitted(self, exercise: Exercise) -> Exercise:
        """The exercise as this patient does it: their conditions change words, picture and dose."""
        known = self._fitted.get(exercise.id)
        if known is None or known[0] is not exercise:
            known = (exercise, fitted(exercise, self.conditions))
            self._fitted[exercise.id] = known
        return known[1]

    @cached_property
    def placement(self) -> Placement:
        """Where ladders start."""
        wanted = self.intake.function
        return next(p for p in self.library.rules.dosage.placement if p.function == wanted)

    @cached_property
    def irritability(self) -> IrritabilityRule:
        """What irritability allows."""
        wanted = self.intake.irritability
        return next(r for r in self.library.rules.dosage.irritability if r.level == wanted)

    @cached_property
    def quota(self) -> bool:
        """Progress goes by quota."""
        return self.template.quota or any(finding.quota for finding in self.findings)

    def dose_rules(self, phase: int) -> tuple[tuple[IrritabilityRule, str], ...]:
        """The irritabilities whose dose and effort hold in a phase, and what brings each."""
        rules = {one.level: one for one in self.library.rules.dosage.irritability}
        today = self.irritability
        eased = today.dose_as if phase >= today.dose_as_from_phase else None
        found = [(rules[eased or today.level], "irritability")]
        sore, usual = self.library.rules.dosage.sore_start, self.intake.usual_pain
        if usual is not None and usual >= sore.usual_from and phase in sore.phases:
            found.append((rules[sore.dose_as], "usual_pain"))
        return tuple(found)

    def dose_factor(self, exercise: Exercise, phase: int) -> float:
        """The share of its usual dose that irritability and pain leave an exercise in a phase."""
        if exercise.category not in self.library.rules.dosage.dose_factor_for:
            return 1.0
        return min(rule.dose_factor for rule, _ in self.dose_rules(phase))

    def sore_start(self, exercise: Exercise, phase: int) -> str:
        """That the usual pain lowers an exercise's dose in a phase; empty if it does not."""
        by_cause = {cause: rule for rule, cause in self.dose_rules(phase)}
        sore, bound = by_cause.get("usual_pain"), self.library.rules.dosage.dose_factor_for
        if sore is None or exercise.category not in bound:
            return ""
        if sore.dose_factor >= by_cause["irritability"].dose_factor:
            return ""
        return f"Dosed as for {sore.level} irritability: usual pain {self.intake.usual_pain}."

    def effort_max(self, phase: int) -> int:
        """The most effort any rule allows in a phase."""
        return min(most for most, _ in self.effort_caps(phase))

    def effort_caps(self, phase: int) -> tuple[tuple[int, str], ...]:
        """The most effort each rule allows in a phase, and the rule that says so."""
        of_precautions = ((rule.limits.effort_max, name) for name, rule in self.precautions)
        return (
            *((rule.effort_max, cause) for rule, cause in self.dose_rules(phase)),
            *((most, name) for most, name in of_precautions if most is not None),
        )

    def gate_of(self, name: str, rule: Precaution) -> int | None:
        """The first phase that one precaution keeps waiting for a clearance."""
        if rule.clearance_before_phase is None:
            return None
        clearance = self.intake.clearance_of(rule.id) or self.intake.clearance_of(name)
        return _gate(rule.clearance_before_phase, clearance)

    @cached_property
    def gate_phase(self) -> int | None:
        """The first phase that waits for a clinician's clearance; None if none does."""
        gates = [self.gate_of(name, rule) for name, rule in self.precautions]
        gates += [_gate(1, one.clearance) for one in self.raised if one.grave]
        return min((gate for gate in gates if gate is not None), default=None)

    @cached_property
    def kept_categories(self) -> frozenset[str]:
        """Categories whose slots are the last to be dropped."""
        return frozenset(category for _, rule in self.precautions for category in rule.keeps)

    def paces_itself(self, exercise: Exercise) -> bool:
        """Whether it is so long an aerobic exercise that nobody is told when to rest."""
        own_rest_s = self.library.rules.dosage.time.aerobic_own_rest_s
        return exercise.category == "aerobic" and exercise.dosage.duration_s >= own_rest_s

    def rests(self, exercise: Exercise) -> tuple[tuple[str, int], ...]:
        """The least seconds of rest between its sets by each precaution that asks for rest."""
        if exercise.load == "none" or self.paces_itself(exercise):
            return ()
        least = ((name, rule.limits.rest_s_min) for name, rule in self.precautions)
        return tuple((name, seconds) for name, seconds in least if seconds)

    @cached_property
    def owned(self) -> frozenset[str]:
        """Equipment at hand."""
        return frozenset((*self.library.rules.home.every_home_has, *self.intake.equipment))

    @cached_property
    def preferences(self) -> tuple[str, ...]:
        """Exercise ids and properties that precautions ask for."""
        return tuple(text for _, rule in self.precautions for text in rule.prefer)

    def items_max(self, phase: int) -> tuple[int, str]:
        """The most items in a session of a phase, and the rule that says so."""
        return min(self.items_caps(phase), key=lambda cap: cap[0])

    def items_caps(self, phase: int) -> tuple[tuple[int, str], ...]:
        """The most items each rule allows in a session of a phase, and the rule that says so."""
        of_template = self.template.items_max.get(phase)
        of_precautions = ((rule.limits.items_max, name) for name, rule in self.precautions)
        more = ((of_template, self.template.id), *of_precautions)
        return (
            (self.library.rules.dosage.items_max, "dosage"),
            (self.placement.items_max[phase], "function"),
            *((most, name) for most, name in more if most is not None),
        )

    def start_levels(self, ladder: str) -> Range | None:
        """The rungs a ladder starts at, untested; None for ladders that are not placed."""
        for finding in self.findings:
            if ladder in finding.start_level:
                return finding.start_level[ladder]
        return self.placement.levels.get(ladder)

    def level_window(
        self, ladder: str, phase: int, reached: Mapping[str, int] | None = None
    ) -> Range | None:
        """The lowest and highest rung of a placed ladder in a phase.

        `reached` has the rung of each ladder in the phase before; from there a ladder climbs only
        so many rungs.
        """
        start = self.start_levels(ladder)
        top = self.library.top(ladder)
        if start is None or top == 0:
            return None
        dosage = self.library.rules.dosage
        low = min(max(1, start[0] + dosage.rungs_above_floor[phase]), top)
        high = min(start[1] + dosage.rungs_above_start[phase], top)
        if self.irritability.any_rung:
            low = 1
        if reached and ladder in reached:
            high = min(high, reached[ladder] + self.placement.rungs_per_phase)
            low = min(low, high)
        cap = next(
            (
                f.level_max
                for f in dosage.frequencies
                if f.phase == phase and ladder in f.categories and not f.properties
            ),
            None,
        )
        if cap is not None:
            low, high = min(low, cap), min(high, cap)
        return low, max(low, high)

    def may_choose(self, exercise: Exercise, phase: int) -> bool:
        """Whether the planner may choose the exercise by itself in a phase, precautions apart."""
        dosage = self.library.rules.dosage
        kept = (*dosage.by_hand_only, *(one.id for one in dosage.for_a_goal))
        return exercise.phase_from <= phase and exercise.id not in kept

    def excludes(self, exercise: Exercise, phase: int) -> bool:
        """Whether any rule takes the exercise off the menu in a phase."""
        return bool(self.exclusions(exercise, phase))

    @cached_property
    def _excluded(self) -> dict[tuple[str, int], tuple[Exercise, tuple[Exclusion, ...]]]:
        return {}

    def exclusions(self, exercise: Exercise, phase: int) -> tuple[Exclusion, ...]:
        """Every rule that takes the exercise off the menu in a phase, precautions first."""
        known = self._excluded.get((exercise.id, phase))
        if known is None or known[0] is not exercise:
            found: dict[str, dict[str, None]] = {}
            for rule, text in self._exclusions(exercise, phase):
                found.setdefault(rule, {})[text] = None
            against = tuple(Exclusion(rule, tuple(texts)) for rule, texts in found.items())
            known = self._excluded[exercise.id, phase] = (exercise, against)
        return known[1]

    def _exclusions(self, exercise: Exercise, phase: int) -> Iterator[tuple[str, str]]:
        """Each rule against the exercise, with each property it goes by."""
        exercise = self.fitted(exercise)
        early = phase in self.library.rules.selection.early_exclusions.phases
        for name, rule in self.precautions:
            if exercise.id not in rule.allow:
                for text in (*rule.exclude, *(rule.exclude_early if early else ())):
                    if has_property(exercise, text):
                        yield name, text
        yield from cautioned(exercise, self.conditions, self.precautions)
        for template in (self.template, self.secondary):
            for timed in template.exclusions if template else ():
                if template and phase in timed.phases:
                    for text in timed.properties:
                        if has_property(exercise, text):
                            yield template.id, text
        for finding in self.findings:
            for text in finding.excludes:
                if has_property(exercise, text):
                    yield finding.id, text
        if exercise.irritability_max not in self.irritability.allows:
            yield "irritability", f"irritability_max:{exercise.irritability_max}"
        if self.placement.frail_ok_only and not exercise.frail_ok:
            yield "function", "frail_ok:no"
        for thing in exercise.equipment:
            if thing not in self.owned and self.substitute(exercise, thing) is None:
                yield "equipment", f"equipment:{thing}"

    def substitute(self, exercise: Exercise, thing: str) -> Substitute | None:
        """What stands in for equipment that the home does not have."""
        for substitute in self.library.rules.home.substitutes:
            if (
                substitute.equipment == thing
                and exercise.load in substitute.loads
                and exercise.id not in substitute.not_for
                and (substitute.needs is None or substitute.needs in self.owned)
            ):
                return substitute
        return None

    def missing_equipment(self, exercise: Exercise) -> Substitute | None:
        """The substitute an exercise is done with, if it needs one."""
        for thing in exercise.equipment:
            if thing not in self.owned:
                return self.substitute(exercise, thing)
        return None

    def is_preferred(self, exercise: Exercise) -> bool:
        """Some precaution asks for this exercise or its kind."""
        return any(
            text == exercise.id
            or (text not in self.library.exercises and has_property(exercise, text))
            for text in self.preferences
        )

    def frequency(self, exercise: Exercise, phase: int) -> Frequency:
        """How often, in a phase; a rule for some of a kind goes before that of the kind."""
        holding = [
            rule
            for rule in self.library.rules.dosage.frequencies
            if rule.phase == phase
            and exercise.category in rule.categories
            and (not rule.properties or any(has_property(exercise, p) for p in rule.properties))
        ]
        return next((rule for rule in holding if rule.properties), holding[0])

    def goal_dose(self, exercise: Exercise, phase: int) -> GoalDose:
        """The dosage range that holds for an exercise in a phase."""
        return next(
            goal
            for goal in self.library.rules.dosage.goals
            if exercise.category in goal.categories
            and phase in goal.phases
            and (
                not goal.properties or any(has_property(exercise, text) for text in goal.properties)
            )
        )


def _gate(first: int, clearance: Clearance | None) -> int | None:
    """The phase from which a clearance is missing, where one is needed from `first` on."""
    if clearance is None:
        return first
    return next(
        (phase for phase in PHASES if phase >= first and not clearance.holds_in(phase)), None
    )


def read_case(intake: Intake, library: Library) -> Case:
    """Screen, and collect every precaution that applies. Unknown ids must be found before."""
    rules = library.rules
    raised = screen(intake, library)
    findings = tuple(rules.findings[name] for name in intake.findings if name in rules.findings)
    named: list[str] = list(intake.precautions)
    for template in (intake.presentation, intake.secondary):
        if template:
            named += library.templates[template].brings.get(intake.irritability, ())
    for finding in findings:
        named += finding.adds_precautions
    for one in raised:
        named += one.adds_precautions
    applied: dict[str, tuple[str, Precaution]] = {}
    for name in named:
        for rule in _with_included(name, intake, library):
            applied.setdefault(rule.id, (name, rule))
    return Case(intake, library, raised, tuple(applied.values()), findings)


def _with_included(name: str, intake: Intake, library: Library) -> Iterable[Precaution]:
    """A precaution and those it includes; one that stops gives way once it is cleared."""
    known = library.rules.precautions
    waiting, seen = [name], set[str]()
    while waiting:
        current = waiting.pop(0)
        if current in seen or current not in known:
            continue
        seen.add(current)
        rule = known[current]
        if rule.stop is not None and intake.clearance_of(rule.id):
            waiting += rule.after_clearance
        else:
            yield rule
            waiting += rule.includes
