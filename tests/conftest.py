"""What every test works with: the shipped library, and an intake to start from."""

import contextlib
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from planner.building.build import build
from planner.language.give_languages import give_languages
from planner.library.catalog import load_library
from planner.library.sentences import load_sentences
from planner.library.topics import load_topics
from planner.model.intake import Intake
from planner.model.language import Sentences
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.topics import Topics

# A container often keeps Python from writing what it compiled; then each process that a test starts
# would compile the planner anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# How long an example takes says how busy the machine is; speed is measured in the benchmark.
# What is green on one machine is green on the next; new examples are looked for on purpose.
UNHURRIED: Any = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("same", derandomize=True, **UNHURRIED)
settings.register_profile("explore", max_examples=1_000, **UNHURRIED)
settings.load_profile("same")

pytest_plugins = ["tests.postgres.fixtures"]

_MEMORY = Path("/dev/shm")
_ROOM_BYTES = 4_000_000_000


def pytest_configure(config: pytest.Config) -> None:
    """Keep the files of tests in memory where there is room: a store waits for its disk.

    The user's cache is one of this run, for all its workers and for each command they start.
    """
    with contextlib.suppress(OSError):
        if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM_BYTES:
            os.environ.setdefault("TMPDIR", str(_MEMORY))
            tempfile.tempdir = None  # it is looked for anew
    if not hasattr(config, "workerinput"):
        caches = tempfile.TemporaryDirectory(prefix="planner-caches-", ignore_cleanup_errors=True)
        os.environ["XDG_CACHE_HOME"] = caches.name
        config.add_cleanup(caches.cleanup)


def pytest_collection_finish() -> None:
    """Look seldom for what may be forgotten, and not among what was imported: a twentieth less."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_make_parametrize_id(config: pytest.Config, val: object) -> str | None:
    """Bytes go by their number: a file that is made anew for each worker holds the time of day."""
    return f"{len(val)}-bytes" if isinstance(val, bytes) else None


MakeIntake = Callable[..., Intake]
MakeProgram = Callable[..., Program]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of the tests' own in place of the user's."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def library(cache: Path) -> Library:
    """The shipped library."""
    return load_library(cache_folder=cache)


def cleared(of: str, by: str = "Dr. Rivera", **fields: Any) -> dict[str, Any]:
    """A clearance of one red flag or precaution."""
    return {"of": of, "by": by, "on": "2026-11-02", "reason": "Scan is clear", **fields}


def an_intake(**changes: Any) -> Intake:
    """A common intake: an older, steady person with stenosis, a chair and a band."""
    fields = {
        "patient": {"name": "Sample Patient", "birth_year": 1957},
        "presentation": "stenosis",
        "irritability": "moderate",
        "function": "older_steady",
        "equipment": ["chair", "band"],
        "goals": ["Carry groceries from the car"],
        "weeks": 8,
        "days_per_week": 5,
        "minutes_per_day": 20,
        "red_flags": [],
    }
    return Intake.model_validate({**fields, **changes})


@pytest.fixture
def make_intake() -> MakeIntake:
    """A common intake with changes."""
    return an_intake


YEAR = 2026


@lru_cache(maxsize=1)
def _said() -> tuple[Topics, Sentences]:
    return load_topics(), load_sentences()[0]


@pytest.fixture
def make_program(library: Library) -> MakeProgram:
    """The program of a common intake with changes, in Spanish where the patient speaks it."""

    def make(**changes: Any) -> Program:
        program = build(an_intake(**changes), library).program
        assert program is not None
        spoken = program.intake.patient.language
        return program if spoken == "en" else give_languages(program, library, *_said(), YEAR)

    return make


@pytest.fixture
def clinic(tmp_path: Path, cache: Path, library: Library) -> Path:
    """An empty clinic folder, with a cache in which the shipped files are known."""
    (tmp_path / "clinic" / "exercises").mkdir(parents=True)
    shutil.copytree(cache, tmp_path / "clinic" / "cache")
    return tmp_path / "clinic"
