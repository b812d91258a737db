"""programs/templates: one YAML file a presentation, and the frail overlay."""

from pathlib import Path

from planner.library.clinic_folder import misnamed, yaml_files
from planner.library.parse import parse
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.problem import Problem
from planner.model.rules.template import Template

Templates = dict[str, tuple[Template, YamlSource]]


def read_templates(roots: list[Path]) -> tuple[Templates, list[Problem]]:
    """Templates by id with the source each came from; later roots lie over earlier ones."""
    templates: Templates = {}
    problems: list[Problem] = []
    for root in roots:
        here: set[str] = set()
        for path, shown in yaml_files(root / "programs" / "templates", root):
            source = read_yaml(path, shown)
            problems += source.problems
            if source.data is None:
                if not source.problems:
                    problems.append(source.problem((), "this file is empty."))
                continue
            template, faults = parse(source, Template, source.data)
            problems += faults
            if template and (fault := misnamed(shown, source.line(("id",)), template.id)):
                problems.append(fault)
            elif template and template.id in here:
                problems.append(source.problem(("id",), f"{template.id} is in another file too."))
            elif template:
                here.add(template.id)
                templates[template.id] = (template, source)
    return templates, problems
