"""JSON Schema of the models, each field described by the docstring under it.

Docstrings are read from the source only here: to read them when a class is made takes longer than
most commands do.
"""

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from planner.model.base import Model


def json_schema(model: type[Model]) -> dict[str, Any]:
    """The JSON Schema of a model, with a description of every field."""
    dialect = {"$schema": GenerateJsonSchema.schema_dialect}
    return {**dialect, **model.model_json_schema(schema_generator=_WithDocstrings)}


class _WithDocstrings(GenerateJsonSchema):
    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        for base in reversed(schema["cls"].__mro__):
            for field, text in _field_docstrings(base).items():
                known = schema["cls"].model_fields.get(field)
                name = (known.alias if known else None) or field
                if name in made.get("properties", {}):
                    made["properties"][name]["description"] = text
        return made


def _field_docstrings(of: type) -> dict[str, str]:
    """The docstrings under the fields that a class declares itself."""
    if not issubclass(of, Model) or of is Model:
        return {}
    found: dict[str, str] = {}
    body = _classes(of.__module__)[of.__qualname__].body
    for field, under in pairwise(body):
        match field, under:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = inspect.cleandoc(text)
    return found


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
