"""programs/templates: one YAML file a presentation, and the frail overlay."""

from dataclasses import dataclass, field
from pathlib import Path

from planner.library.clinic_folder import misnamed, yaml_files
from planner.library.overlay import REASON, reasons_in
from planner.library.parse import parse
from planner.library.weaker import weaker_template
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.problem import Problem
from planner.model.rules.changes import RuleChange
from planner.model.rules.template import Template

Templates = dict[str, tuple[Template, YamlSource]]


@dataclass
class TemplatesRead:
    """What reading the templates came to."""

    templates: Templates = field(default_factory=dict)
    """By id, with the source each came from."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong, and what is weaker than shipped (advice, if someone said why)."""
    stops: list[Problem] = field(default_factory=list)
    """The problems for which no program is built."""
    weaker: list[RuleChange] = field(default_factory=list)
    """What is weaker than shipped."""


def read_templates(roots: list[Path]) -> TemplatesRead:
    """Templates by id; one of a later root takes the place of an earlier one."""
    found = TemplatesRead()
    for root in roots:
        here: set[str] = set()
        for path, shown in yaml_files(root / "programs" / "templates", root):
            source = read_yaml(path, shown)
            template, faults = _template(source)
            if template and (fault := misnamed(shown, source.line(("id",)), template.id)):
                faults.append(fault)
            elif template and template.id in here:
                faults.append(source.problem(("id",), f"{template.id} is in another file too."))
            elif template:
                here.add(template.id)
                if template.id in found.templates:
                    _tell_weaker(found, found.templates[template.id][0], template, source)
                found.templates[template.id] = (template, source)
            found.problems += faults
            found.stops += faults
    return found


def _template(source: YamlSource) -> tuple[Template | None, list[Problem]]:
    problems = list(source.problems)
    if source.data is None:
        return None, problems or [source.problem((), "this file is empty.")]
    data = source.data
    if isinstance(data, dict):
        data = {key: value for key, value in data.items() if key not in REASON}
    template, faults = parse(source, Template, data)
    return template, [*problems, *faults]


def _tell_weaker(
    found: TemplatesRead, shipped: Template, own: Template, source: YamlSource
) -> None:
    because, by = dict(reasons_in(source)).get("", ("", ""))
    for what in weaker_template(shipped, own):
        found.weaker.append(RuleChange(rule=own.id, what=what, because=because, by=by))
        told = source.problem(("id",), f"{own.id} is weaker than shipped: {what}.")
        if because:
            told = told.model_copy(
                update={"severity": "advice", "advice": f"Because: {because} ({by})"}
            )
        else:
            advice = "Write because: and by: (why, and who decided it) at the top of the file."
            told = told.model_copy(update={"advice": advice})
            found.stops.append(told)
        found.problems.append(told)
