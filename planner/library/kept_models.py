"""Models as bytes and back, for what is kept between two runs: what was checked stays checked.

To check again what was good takes ten times as long as to read it. A pickle can name any function
there is; one that is read here can name models, so nothing runs that is not a model's.
"""

import io
import pickle
from typing import Any

from pydantic import VERSION

from planner.model.base import Model

MADE_BY = f"pydantic {VERSION}"
"""What else must be as it was for the bytes to mean the same."""


_UNREADABLE = (
    *(pickle.UnpicklingError, EOFError, ImportError, AttributeError, LookupError),
    *(TypeError, ValueError, OverflowError, MemoryError),
)
"""What reading damaged bytes may end in."""


class NotModels(Exception):
    """Bytes that are not models and plain data."""


class _OnlyModels(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith("planner.model.") else None
        if isinstance(found, type) and issubclass(found, Model):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no model")


def to_bytes(value: object) -> bytes:
    """Models and plain data as bytes."""
    return pickle.dumps(value, protocol=5)


def from_bytes(data: bytes) -> Any:
    """What `to_bytes` was given. Raises NotModels."""
    try:
        return _OnlyModels(io.BytesIO(data)).load()
    except _UNREADABLE as error:
        raise NotModels(str(error)) from error
