"""programs/templates: one YAML file a presentation, and the frail overlay."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from planner.library.changes.apply import KeyRules, apply
from planner.library.changes.change_file import ContentChange, ContentChanges
from planner.library.changes.moved import where_went
from planner.library.clinic_folder import misnamed, yaml_files
from planner.library.overlay import REASON, reasons_in
from planner.library.parse import parse
from planner.library.told_weaker import told_weaker
from planner.library.weaker_template import weaker_template
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
    origins: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    """Where what was changed by key is written, by template."""


def read_templates(roots: list[Path], changes: Mapping[Path, ContentChanges]) -> TemplatesRead:
    """Templates by id; one of a later root takes the place of an earlier one, or changes it."""
    found = TemplatesRead()
    for root in roots:
        here: set[str] = set()
        for path, shown in yaml_files(root / "programs" / "templates", root):
            source = read_yaml(path, shown)
            template, faults = template_from(source)
            if template and (fault := misnamed(shown, source.line(("id",)), template.id)):
                faults.append(fault)
            elif template and template.id in here:
                message = f"{template.id} is in another file too."
                faults.append(source.problem(("id",), message, code="ID01"))
            elif template:
                here.add(template.id)
                if template.id in found.templates:
                    reason = dict(reasons_in(source)).get("", ("", ""))
                    at = source.problem(("id",), "")
                    _tell_weaker(found, found.templates[template.id][0], template, reason, at)
                found.templates[template.id] = (template, source)
            found.problems += faults
            found.stops += faults
        for change in changes[root].of("template") if root in changes else ():
            _change(found, change)
    return found


_SAFETY = ("exclusions", "brings", "nerve_safety_net", "walking", "items_max", "quota")


def _change(found: TemplatesRead, change: ContentChange) -> None:
    if change.id not in found.templates:
        lost = Problem(
            file=change.at.file,
            line=change.at.line,
            message=f'there is no template "{change.id}".',
            advice=where_went("template", change.id, found.templates),
            code="SHELF02",
        )
        found.problems.append(lost)
        found.stops.append(lost)
        return
    before, source = found.templates[change.id]
    rules = KeyRules(lambda path: path[0] in _SAFETY, fixed=("id",), equal=_alike)
    changed = apply(change, source.data, rules)
    found.problems += changed.problems
    found.stops += changed.stops
    after, faults = template_from(replace(changed, problems=[]))
    if after is None:
        found.problems += faults
        found.stops += faults
        return
    at = Problem(message="", file=change.at.file, line=change.at.line, where=change.id)
    _tell_weaker(found, before, after, (change.because, change.by), at)
    found.templates[change.id] = (after, changed)
    here = found.origins.setdefault(f"template {change.id}", {})
    here.update({edit.key: (edit.at.file, edit.at.line) for edit in changed.applied})


def _alike(one: Any, other: Any) -> bool:
    first, second = (template_from(YamlSource("", data)) for data in (one, other))
    return first[0] is not None and first[0] == second[0]


def template_from(source: YamlSource) -> tuple[Template | None, list[Problem]]:
    """The template of a file, and what is wrong with it."""
    problems = list(source.problems)
    if source.data is None:
        return None, problems or [source.problem((), "this file is empty.", code="YAML02")]
    data = source.data
    if isinstance(data, dict):
        data = {key: value for key, value in data.items() if key not in REASON}
    template, faults = parse(source, Template, data)
    return template, [*problems, *faults]


def _tell_weaker(
    found: TemplatesRead, shipped: Template, own: Template, reason: tuple[str, str], at: Problem
) -> None:
    told = told_weaker(own.id, weaker_template(shipped, own), reason, at, "at the top of the file")
    found.weaker += told.changes
    found.problems += told.problems
    found.stops += told.stops
