"""What the rules make of an intake: everything that selection and dosage need to know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.building.dose_rules import frequency_of, goal_dose_of
from planner.building.exclusions import Exclusion, precautions_against, presentations_against
from planner.building.precautions_applied import applied_precautions
from planner.building.red_flags import Raised, screen
from planner.building.tested_rung import tested_rung
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import ON_A_BED, fitted
from planner.model.exercise.property import has_property
from planner.model.goal_words import about
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.program.program import Item
from planner.model.rules.dosage_rules import Frequency, GoalDose, IrritabilityRule, Placement, Range
from planner.model.rules.rules import ExamFinding, GoalMap, Precaution, Substitute
from planner.model.rules.shape_rules import FewRule, RecoveredRule, StartRule
from planner.model.rules.template import Template
from planner.model.screening import waits_from
from planner.model.vocabulary import Irritability


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
        return frozenset((*rules, *self.presentations, *((ON_A_BED,) if bed else ())))

    @cached_property
    def presentations(self) -> frozenset[str]:
        """Those of the intake, and those that they were made from."""
        names = filter(None, (self.intake.presentation, self.intake.secondary))
        return frozenset(one for name in names for one in self.library.made_from(name))

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
    def goals_met(self) -> tuple[tuple[str, GoalMap], ...]:
        """Each goal with the entries of the rules that speak of it."""
        entries = self.library.rules.goals
        return tuple(
            (goal, entry) for goal in self.intake.goals for entry in entries if entry.is_in(goal)
        )

    @cached_property
    def goal_of_job(self) -> dict[str, str]:
        """The goal that a lane with a job serves, the first that does."""
        found: dict[str, str] = {}
        for goal, entry in self.goals_met:
            for job in entry.serves:
                found.setdefault(job, goal)
        return found

    @cached_property
    def quota(self) -> bool:
        """Progress goes by quota."""
        return self.template.quota or any(finding.quota for finding in self.findings)

    def dose_rules(self, phase: int) -> tuple[tuple[IrritabilityRule, str], ...]:
        """The irritabilities whose dose and effort hold in a phase, and what brings each."""
        found = [(self._as(self.irritability.eases, phase), "irritability")]
        sore, usual = self.library.rules.dosage.sore_start, self.intake.usual_pain
        if usual is not None and usual >= sore.usual_from and phase in sore.phases:
            rules = self.library.rules.dosage.irritability
            found.append((next(r for r in rules if r.level == sore.dose_as), "usual_pain"))
        return tuple(found)

    def allows(self, phase: int) -> tuple[Irritability, ...]:
        """The `irritability_max` values of exercises that are allowed in a phase."""
        return self._as(self.irritability.opens, phase).allows

    def _as(self, levels: Mapping[int, Irritability], phase: int) -> IrritabilityRule:
        begun = [first for first in levels if first <= phase]
        wanted = levels[max(begun)] if begun else self.irritability.level
        return next(r for r in self.library.rules.dosage.irritability if r.level == wanted)

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
            (self.placement.effort_max, "function"),
            *((most, name) for most, name in of_precautions if most is not None),
        )

    def gate_of(self, name: str, rule: Precaution) -> int | None:
        """The first phase that one precaution keeps waiting for a clearance."""
        if rule.clearance_before_phase is None:
            return None
        clearance = self.intake.clearance_of(rule.id) or self.intake.clearance_of(name)
        return waits_from(rule.clearance_before_phase, clearance)

    @cached_property
    def gate_phase(self) -> int | None:
        """The first phase that waits for a clinician's clearance; None if none does."""
        gates = [self.gate_of(name, rule) for name, rule in self.precautions]
        gates += [waits_from(1, one.clearance) for one in self.raised if one.grave]
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

    def items_caps(self, phase: int, before_lanes: bool = False) -> tuple[tuple[int, str], ...]:
        """The most items each rule allows in a session of a phase, and the rule that says so."""
        of_template = self.template.items_max.get(phase)
        of_precautions = ((rule.limits.items_max, name) for name, rule in self.precautions)
        more = ((of_template, self.template.id), *of_precautions)
        rules = self.library.rules.dosage
        return (
            (rules.items_max_before if before_lanes else rules.items_max, "dosage"),
            (self.placement.items_max[phase], "function"),
            *((most, name) for most, name in more if most is not None),
        )

    def growing_max(self, phase: int) -> int:
        """How many exercises may grow in a week of a phase."""
        most = self.library.rules.dosage.progression.items_per_week[phase]
        if self.irritability.level == "low":
            most += self.placement.grow_more
        return max(1, most - 1) if any(finding.slower for finding in self.findings) else most

    def start_levels(self, ladder: str) -> Range | None:
        """The rungs a ladder starts at, untested; None for ladders that are not placed."""
        for finding in self.findings:
            if ladder in finding.start_level:
                return finding.start_level[ladder]
        return self.placement.levels.get(ladder)

    def start_rung(self, ladder: str) -> int | None:
        """The rung a placed ladder starts at; None for ladders that are not placed.

        What was measured decides; untested, function and irritability do.
        """
        tested = tested_rung(ladder, self.intake.baselines, self.library.rules.baselines)
        if tested is not None:
            return min(tested, self.library.top(ladder))
        window = self.start_levels(ladder)
        top = self.library.top(ladder)
        if window is None or top == 0:
            return None
        below = self._start_rule.rungs_below_top
        least = max(1, window[0] - (1 if self.irritability.any_rung else 0))
        return min(top, max(least, window[1] - below))

    def rungs_above_start(self, ladder: str) -> int:
        """How far a placed ladder climbs in one program."""
        most = self.placement.rungs_above_start
        tested = [f.rungs_above_start for f in self.findings if ladder in f.start_level]
        return min([most, *(one for one in tested if one is not None)])

    @cached_property
    def lanes_early(self) -> int:
        """How many phases before their usual one lanes come in."""
        early = self._start_rule.lanes_early.get(self.intake.function, 0)
        return max(early, self.recovered.phases_early if self.recovered else 0)

    @property
    def recovered(self) -> RecoveredRule | None:
        """What holds for whoever is well again and wants to stay so."""
        return self.library.rules.shape.recovered if self.intake.recovered else None

    @cached_property
    def _start_rule(self) -> StartRule:
        wanted = self.intake.irritability
        return next(one for one in self.library.rules.shape.starts if one.irritability == wanted)

    @cached_property
    def few(self) -> FewRule:
        """How many exercises, and how many new ones at a time."""
        shape = self.library.rules.shape
        few = self.intake.function == "frail"
        few = few or any(rule.limits.few_new for _, rule in self.precautions)
        return shape.few if few else shape.usual

    def may_choose(self, exercise: Exercise, phase: int) -> bool:
        """Whether the planner may choose the exercise by itself in a phase, precautions apart."""
        dosage = self.library.rules.dosage
        kept = (*dosage.by_hand_only, *(one.id for one in dosage.for_a_goal))
        early = self._start_rule.phases_early.get(self.intake.function, 0)
        top = self.frequency(exercise, phase).level_max
        if top is not None and not early and exercise.level > top:
            return False
        early = max(early, self.recovered.phases_early if self.recovered else 0)
        return exercise.phase_from - early <= phase and exercise.id not in kept

    def may_practise(self, exercise: Exercise, phase: int, goal: str) -> bool:
        """Whether it may be chosen as practice for a goal, where some are given for that alone."""
        rule = next((r for r in self.library.rules.dosage.for_a_goal if r.id == exercise.id), None)
        if rule is None:
            return self.may_choose(exercise, phase)
        climbs = self.placement.rungs_above_start
        rungs = ((self.start_rung(ladder) or 0, least) for ladder, least in rule.rungs.items())
        return (
            phase in rule.phases
            and self.intake.function in rule.functions
            and self.intake.irritability in rule.irritability
            and about(goal, rule.words)
            and not about(goal, rule.but_not)
            and all(start + min(climbs, 1) >= least for start, least in rungs)
        )

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
            for rule, text in self._against(exercise, phase):
                found.setdefault(rule, {})[text] = None
            against = tuple(Exclusion(rule, tuple(texts)) for rule, texts in found.items())
            known = self._excluded[exercise.id, phase] = (exercise, against)
        return known[1]

    def _against(self, exercise: Exercise, phase: int) -> Iterator[tuple[str, str]]:
        exercise = self.fitted(exercise)
        early = phase in self.library.rules.selection.early_exclusions.phases
        yield from precautions_against(exercise, self.precautions, self.conditions, early=early)
        templates = (self.template, self.secondary)
        yield from presentations_against(exercise, phase, templates, self.findings)
        if exercise.irritability_max not in self.allows(phase):
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
        key = exercise.id, phase
        if key not in self._frequencies:
            self._frequencies[key] = frequency_of(exercise, phase, self.library.rules.dosage)
        return self._frequencies[key]

    @cached_property
    def _frequencies(self) -> dict[tuple[str, int], Frequency]:
        return {}

    def goal_dose(self, exercise: Exercise, phase: int) -> GoalDose:
        """The dosage range that holds for an exercise in a phase."""
        key = exercise.id, phase
        if key not in self._goal_doses:
            self._goal_doses[key] = goal_dose_of(exercise, phase, self.library.rules.dosage)
        return self._goal_doses[key]

    @cached_property
    def start_items(self) -> dict[tuple[str, str, str, int], Item]:
        """What `start_item` has made of a lane, an exercise and a phase."""
        return {}

    @cached_property
    def _goal_doses(self) -> dict[tuple[str, int], GoalDose]:
        return {}


def read_case(intake: Intake, library: Library) -> Case:
    """Screen, and collect every precaution that applies. Unknown ids must be found before."""
    library = library.for_presentation(intake.presentation)
    rules = library.rules
    raised = screen(intake, library)
    findings = tuple(rules.findings[name] for name in intake.findings if name in rules.findings)
    return Case(
        intake, library, raised, applied_precautions(intake, library, raised, findings), findings
    )
