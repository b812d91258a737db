"""A file or folder of others read as drafts, and what is told of it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from json import JSONDecodeError
from pathlib import Path

from planner.library.importing.collections import NoCollection, drafts_of_collection
from planner.library.importing.csv_rows import AskewTable
from planner.library.importing.draft import ExerciseDraft, apart
from planner.library.importing.folder import drafts_of_folder
from planner.library.importing.spreadsheet import NoNames, drafts_of_table, drafts_of_workbook
from planner.library.importing.workbook import ENDINGS, NoWorkbook
from planner.library.yaml_source import text_of
from planner.model.json_text import plain_json
from planner.model.problem import Problem

MOST_DRAFTS = 5_000
"""More than this is no list that anybody finishes by hand."""


class NotImported(Exception):
    """Nothing could be read as exercises; the message says why and what to do."""


@dataclass(frozen=True)
class DraftsRead:
    """What was read."""

    drafts: tuple[ExerciseDraft, ...]
    """In the order of the source, each with an id of its own."""
    nameless: int
    """Rows or entries that say something and have no name in English; none is read."""

    numbered: tuple[str, ...] = ()
    """Ids with a number, for another exercise has the one without."""
    problems: tuple[Problem, ...] = ()
    """What could not be read, and as advice what is here already."""

    @property
    def of_several_rows(self) -> dict[str, int]:
        """Exercises whose name stands over several rows, and over how many."""
        return {one.id: one.rows for one in self.drafts if one.rows > 1}

    @property
    def namesakes(self) -> tuple[str, ...]:
        """Those whose name another has, too."""
        names = [str(one.fields.get("name", one.id)).casefold() for one in self.drafts]
        counted = Counter(names)
        both = zip(names, self.drafts, strict=True)
        return tuple(one.id for name, one in both if counted[name] > 1)

    @property
    def not_mapped(self) -> dict[str, int]:
        """What the source says that has no field here, and for how many."""
        return dict(sorted(Counter(key for one in self.drafts for key in one.not_mapped).items()))

    @property
    def to_decide(self) -> dict[str, int]:
        """Fields that must be said by hand, and for how many."""
        return dict(Counter(key for one in self.drafts for key in one.to_decide))

    @property
    def licences(self) -> dict[str, int]:
        """The licences that the source names, and for how many."""
        return dict(Counter(one.origin.licence or "none named" for one in self.drafts))


def drafts_from_folder(folder: Path, ids: Collection[str]) -> DraftsRead:
    """The exercises of another clinic's folder. Raises NotImported."""
    found = [*drafts_of_folder(folder, ids)]
    problems = tuple(one for one in found if isinstance(one, Problem))
    drafts = [one for one in found if isinstance(one, ExerciseDraft)]
    if problems and not drafts:
        raise NotImported("\n".join(map(str, problems)))
    return replace(_imported([*drafts], ids, str(folder)), problems=problems)


def drafts_from(
    data: bytes, name: str, ids: Collection[str], things: Collection[str]
) -> DraftsRead:
    """The exercises of a workbook, of CSV or of JSON of a collection. Raises NotImported."""
    try:
        if name.lower().endswith(ENDINGS):
            return _imported([*drafts_of_workbook(data, name, things)], ids, name)
        text = text_of(data, name)
        if not isinstance(text, str):
            advice = 'In a spreadsheet, save it as "CSV UTF-8".'
            raise NotImported(f"{text.model_copy(update={'advice': advice})}")
        if text.lstrip()[:1] in ("[", "{") or name.lower().endswith(".json"):
            return _imported([*drafts_of_collection(plain_json(text), name, things)], ids, name)
        return _imported([*drafts_of_table(text, name, things)], ids, name)
    except NoNames as error:
        advice = 'Call the column with the names of the exercises "name".'
        raise NotImported(f"{name}: there is no column of names. {advice}") from error
    except NoCollection as error:
        known = "free-exercise-db, exercemus and wger"
        raise NotImported(f"{name}: this JSON is of no collection known here: {known}.") from error
    except NoWorkbook as error:
        raise NotImported(f"{name}: {error}") from error
    except AskewTable as error:
        raise NotImported(f"{name}:{error.line}: {error}") from error
    except JSONDecodeError as error:
        raise NotImported(f"{name}:{error.lineno}: this is not valid JSON: {error.msg}.") from error
    except (ValueError, RecursionError) as error:
        raise NotImported(f"{name}: this cannot be read: {error}.") from error


def _imported(found: list[ExerciseDraft | None], ids: Collection[str], name: str) -> DraftsRead:
    drafts = [one for one in found if one]
    if not drafts:
        raise NotImported(f"{name}: there is no exercise in it that is not here already.")
    if len(drafts) > MOST_DRAFTS:
        raise NotImported(f"{name}: these are more than {MOST_DRAFTS} exercises; take a part.")
    named = tuple(apart(drafts, ids))
    numbered = tuple(new.id for old, new in zip(drafts, named, strict=True) if new.id != old.id)
    return DraftsRead(named, len(found) - len(drafts), numbered)
