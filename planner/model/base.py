"""The base of every model: frozen, strict about unknown keys, documented field by field."""

from pydantic import BaseModel, ConfigDict

DataPath = tuple[str | int, ...]
"""Where something stands in plain data: ("weeks", 3, "sessions", 0, "items", 2, "effort")."""


class Model(BaseModel):
    """Frozen; an unknown key is an error, as is a number that is none (NaN) or has no end.

    A field's docstring is its description (json_schema).
    """

    # Deferred: a model is built when it is first used, which spares most commands most of them.
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)
