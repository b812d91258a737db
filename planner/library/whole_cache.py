"""A whole library that was read without a fault, kept until one of its files changes.

The cache of single files (cache.py) spares the parsing of what did not change; this one spares all
else where nothing did: names need not be looked up again, and an exercise becomes a model when it
is first asked for. It is a convenience: whatever is wrong with it, the files are read.
"""

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from planner.library.cache import (
    MOST_FILES,
    cache_path,
    code_of,
    forget_oldest,
    names_beside,
    replace_file,
)
from planner.library.changes.change_file import FOLDER
from planner.library.clinic_folder import yaml_files, yaml_named
from planner.library.region_file import region_folders
from planner.library.rule_files import RULE_FILES
from planner.library.stray_files import stray_files
from planner.model.base import Model
from planner.model.exercise.exercise import Exercise, ExerciseId, Ladder
from planner.model.language import Language
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.region import PaperWords, Region
from planner.model.retired import RetiredExercise
from planner.model.rules.changes import RuleChange
from planner.model.rules.rules import RuleBook
from planner.model.rules.template import Template


class _Kept(Model):
    """All of a library but its exercises: they stand below, a line each, in this order."""

    ids: tuple[ExerciseId, ...]
    ladders: dict[str, Ladder]
    templates: dict[str, Template]
    rules: RuleBook
    picture_places: dict[str, tuple[str, tuple[int, ...]]]
    problems: tuple[Problem, ...]
    weaker: tuple[RuleChange, ...]
    version: str
    clinic_version: str
    origins: dict[str, dict[str, tuple[str, int]]]
    retired: dict[str, RetiredExercise]
    regions: dict[str, Region]
    region_rules: dict[str, RuleBook]
    paper_words: dict[str, dict[Language, PaperWords]]


class _Exercises(Mapping[str, Exercise]):
    """Exercises by id, each made when it is first asked for."""

    def __init__(self, texts: dict[str, bytes]) -> None:
        self._texts = texts
        self._made: dict[str, Exercise] = {}

    def __getitem__(self, key: str) -> Exercise:
        if key not in self._made:
            self._made[key] = Exercise.model_validate_json(self._texts[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


class WholeCache:
    """The library of these folders: the shipped one, and a clinic's if there is one."""

    def __init__(self, roots: list[Path], clinic: Path | None, folder: Path | None) -> None:
        self._clinic = clinic
        self._path = cache_path(folder, "library", *map(str, roots))
        self._state = _state_of(roots)

    def get(self) -> Library | None:
        """The library, if it was good and not a byte of its files has changed since."""
        try:
            head, _, body = self._path.read_bytes().partition(b"\n")
        except OSError:
            return None
        if head != self._seal(body) or (self._clinic and stray_files(self._clinic)):
            return None
        kept, *texts = body.split(b"\n")
        try:
            read = _Kept.model_validate_json(kept)
        except ValidationError:
            return None
        exercises = _Exercises(dict(zip(read.ids, texts, strict=True)))
        return Library(
            exercises,
            read.ladders,
            read.templates,
            read.rules,
            read.problems,
            picture_places=read.picture_places,
            weaker=read.weaker,
            version=read.version,
            clinic_version=read.clinic_version,
            origins=read.origins,
            retired=read.retired,
            regions=read.regions,
            region_rules=read.region_rules,
            paper_words=read.paper_words,
        )

    def put(self, library: Library) -> None:
        """Keep a library with nothing but advice; where it cannot be written, do without."""
        if library.stops or any(one.severity == "problem" for one in library.problems):
            return
        kept = _Kept(
            ids=tuple(library.exercises),
            ladders=dict(library.ladders),
            templates=dict(library.templates),
            rules=library.rules,
            picture_places=dict(library.picture_places),
            problems=library.problems,
            weaker=library.weaker,
            version=library.version,
            clinic_version=library.clinic_version,
            origins={thing: dict(keys) for thing, keys in library.origins.items()},
            retired=dict(library.retired),
            regions=dict(library.regions),
            region_rules=dict(library.region_rules),
            paper_words={key: dict(said) for key, said in library.paper_words.items()},
        )
        lines = [kept, *library.exercises.values()]
        body = b"\n".join(one.model_dump_json().encode() for one in lines)
        with contextlib.suppress(OSError):
            replace_file(self._path, self._seal(body) + b"\n" + body)
        forget_oldest(self._path.parent, names_beside(self._path), MOST_FILES)

    def _seal(self, body: bytes) -> bytes:
        """Of the files as they are and of what was made of them: neither changes unseen."""
        return hashlib.sha256(self._state + hashlib.sha256(body).digest()).hexdigest().encode()


def _state_of(roots: list[Path]) -> bytes:
    """A hash of every file that a library is read from, and of the code that reads it."""
    return hashlib.sha256(_code().encode() + files_hash(roots)).digest()


def files_hash(roots: list[Path], *, named: bool = True) -> bytes:
    """A hash of every file that folders give to a library, with their names unless told not to."""
    digest = hashlib.sha256()
    for root in roots:
        programs = root / "programs"
        rules = (yaml_named(programs / "rules", name) for name in RULE_FILES)
        paths = [path for path, _ in yaml_files(root / "exercises", root, deep=True)]
        paths += [path for path, _ in yaml_files(programs / "templates", root)]
        paths += [path for path, _ in yaml_files(root / FOLDER, root)]
        for folder in region_folders(root):
            paths += [path for path, _ in yaml_files(folder, root)]
        for path in (*paths, *filter(None, rules)):
            with contextlib.suppress(OSError):
                content = path.read_bytes()
                name = path if named else path.relative_to(root).as_posix()
                digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
                digest.update(content)
    return digest.digest()


def _code() -> str:
    """Of what reads the files and says what they mean."""
    return code_of("library", "model")
