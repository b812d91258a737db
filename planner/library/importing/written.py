"""Drafts as a file of a clinic's folder: beside its exercises, where no program is built from."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from planner.library.clinic_folder import yaml_files
from planner.library.importing.draft import ExerciseDraft
from planner.library.yaml_source import read_yaml
from planner.model.problem import Problem

DRAFTS = "drafts"
"""The folder, beside exercises and programs; nothing in it is read as an exercise."""
_WORD = re.compile(r"\w[\w-]*", re.ASCII)


def drafts_text(drafts: Sequence[ExerciseDraft], on: date) -> str:
    """The file, to be finished by hand and moved into exercises, a ladder a file."""
    lines = [
        f"# Read on {on.isoformat()}. These are drafts: no program is built from this folder.",
        "# Say what is under to_decide, take from, not_mapped and to_decide away, give each its",
        "# picture and its rung, and move it into a file of exercises. Ask whether you may use it.",
        "drafts:",
    ]
    for draft in drafts:
        lines.append(f"  - id: {draft.id}")
        for key, value in draft.fields.items():
            lines += _written(key, value, "    ")
        origin = {
            "source": draft.origin.source,
            "licence": draft.origin.licence or "the source names none: ask",
            "authors": draft.origin.authors,
            "original": draft.origin.original,
        }
        lines += _written("from", {k: v for k, v in origin.items() if v}, "    ")
        if draft.not_mapped:
            lines += _written("not_mapped", dict(draft.not_mapped), "    ")
        lines += _written("to_decide", list(draft.to_decide), "    ")
        lines.append("")
    return "\n".join(lines)


def _written(key: str, value: Any, indent: str) -> Iterator[str]:
    """A key and its value as YAML; text is quoted as in JSON, which YAML reads too."""
    key = key if _WORD.fullmatch(key) else json.dumps(key, ensure_ascii=False)
    if isinstance(value, Mapping) and value:
        yield f"{indent}{key}:"
        for name, inner in value.items():
            yield from _written(str(name), inner, f"{indent}  ")
    elif isinstance(value, list) and any(isinstance(one, str) and " " in one for one in value):
        yield f"{indent}{key}:"
        yield from (f"{indent}  - {_scalar(one)}" for one in value)
    elif isinstance(value, list):
        yield f"{indent}{key}: [{', '.join(map(_scalar, value))}]"
    else:
        yield f"{indent}{key}: {_scalar(value)}"


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def waiting_drafts(clinic: Path | None) -> Iterator[Problem]:
    """Advice on drafts of a clinic that nobody has finished yet."""
    if clinic is None:
        return
    for path, shown in yaml_files(clinic / DRAFTS, clinic, deep=True):
        source = read_yaml(path, shown)
        yield from (one.model_copy(update={"severity": "advice"}) for one in source.problems)
        data = source.data
        entries = data.get("drafts") if isinstance(data, dict) else None
        if isinstance(entries, list) and entries:
            count = "1 draft waits" if len(entries) == 1 else f"{len(entries)} drafts wait"
            yield Problem(
                file=shown,
                message=f"{count} to be finished; no program has them.",
                advice="Say what is under to_decide, and move them into exercises.",
                severity="advice",
                code="DRAFT01",
            )
