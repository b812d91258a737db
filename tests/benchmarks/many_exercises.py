"""A library of thousands of exercises, without a mistake."""

import re
from pathlib import Path

from planner.library.catalog import load_library
from planner.library.mark_words import marked
from planner.library.shipped import shipped_root
from planner.library.words_file import is_words_file


def many_exercises(clinic: Path, count: int) -> Path:
    """A clinic folder with the shipped ladders and their Spanish over and over, renamed."""
    shipped = load_library().exercises
    (clinic / "exercises").mkdir(parents=True)
    sources = sorted((shipped_root() / "exercises").rglob("*.yaml"))
    made = turn = 0
    while made < count:
        turn += 1
        renamed = {
            f"x{turn}-{name}": one.model_copy(update={"patient_name": f"{one.patient_name} {turn}"})
            for name, one in shipped.items()
        }
        for path in sources:
            text = path.read_text().replace("  - id: ", f"  - id: x{turn}-")
            text = re.sub(r"(?m)^( +patient_name: .*)$", rf"\1 {turn}", text)
            # Keys two deep are ids: those of aliases, in a file of words those of exercises.
            ids, rest = (text, "") if is_words_file(path.name) else text.split("\nexercises:", 1)
            ids = re.sub(r"(?m)^  ([a-z0-9-]+):", rf"  x{turn}-\1:", ids)
            text = f"{ids}\nexercises:{rest}" if rest else ids
            if is_words_file(path.name):
                text = marked(text, renamed, frozenset(renamed))
            text = text.replace("ladder: ", f"ladder: x{turn}_", 1)
            (clinic / "exercises" / f"x{turn}-{path.name}").write_text(text)
            made += text.count("  - id: ")
            if made >= count:
                break
    return clinic
