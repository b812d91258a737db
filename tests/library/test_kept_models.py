"""What is kept between two runs is models and plain data, and runs nothing."""

import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from planner.library.kept_models import NotModels, from_bytes, to_bytes
from planner.model.characters import without_control
from planner.model.problem import Problem


class Calls:
    """An object that is made by a call of something else."""

    def __init__(self, *call: Any) -> None:
        self._call = call

    def __reduce__(self) -> tuple[Any, ...]:
        return self._call


def test_models_come_back_as_they_were() -> None:
    kept = {"one": (Problem(message="Too high.", line=3), frozenset({"a"})), "two": [1.5, None]}
    back = from_bytes(to_bytes(kept))
    assert back == kept
    assert back["one"][0].model_fields_set == {"message", "line"}


@pytest.mark.parametrize("call", [os.mkdir, without_control, Path, getattr])
def test_nothing_is_called_that_is_no_model(call: Any, tmp_path: Path) -> None:
    """Not even a function of the models' own room."""
    folder = tmp_path / "made"
    with pytest.raises(NotModels):
        from_bytes(pickle.dumps(Calls(call, (str(folder),))))
    assert not folder.exists()


@pytest.mark.parametrize("data", [b"", b"no pickle", to_bytes([Problem(message="x")])[:-1]])
def test_what_is_not_whole_is_refused(data: bytes) -> None:
    with pytest.raises(NotModels):
        from_bytes(data)
