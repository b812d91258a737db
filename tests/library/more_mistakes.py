"""More mistakes for the good folder `tests/clinics/riverside`: in changes, joins, pasted text."""

from tests.library.mistakes import BALL, CLINIC, ROW, ROW_ES, Mistake

_CHANGE = "changes/ours.yaml"
_OWN = "exercises/ours/own.yaml"


def _set(key: str, edit: str, thing: str = "exercise clam") -> str:
    return f"because: Ours.\nby: D. Reyes\nchange: {thing}\nset:\n  {key}: {edit}\n"


def _joins(*entries: str) -> str:
    begin = "joins: hip_abd\nexercises:\n"
    names = "name: Loop, patient_name: Loop"
    return begin + "".join(f"  - {{id: {one}, {names}}}\n" for one in entries)


_NOW = "{was: 2, now: 3}"
_RETIRE = "because: Ours.\nretire:\n  - {exercise: clam, instead: clam-band"
_CUE = "Knee opens, hips stay stacked."
_NOTE = "for_condition: {osteoporosis: {note: Your bones are crumbling.}}"

# fmt: off
MORE_MISTAKES = [
    Mistake(101, "a key misspelt", _CHANGE, "", _set("steup", "{was: a, now: b}"),
            "FIELD01", "steup"),
    Mistake(102, "set: misspelt", _CHANGE, "", _set("feel", "{now: a}").replace("set:", "sets:"),
            "SHELF03", "sets:"),
    Mistake(103, "a kind misspelt", _CHANGE, "", _set("dosage.sets", _NOW, "exercice clam"),
            "SHELF03", "change:"),
    Mistake(104, "an id without its kind", _CHANGE, "", _set("dosage.sets", _NOW, "clam"),
            "SHELF03", "change:"),
    Mistake(105, "an id with a capital", _CHANGE, "", _set("dosage.sets", _NOW, "exercise Clam"),
            "SHELF02", "change:"),
    Mistake(106, "added to what is no list", _CHANGE, "", _set("feel", "{add: [Your hip.]}"),
            "SHELF08", "feel"),
    Mistake(107, "dropped what is not there", _CHANGE, "", _set("properties", "{drop: [prone]}"),
            "SHELF08", "properties"),
    Mistake(108, "a step that is not there", _CHANGE, "", _set("steps.9", "{was: a, now: b}"),
            "SHELF02", "steps.9"),
    Mistake(109, "a key twice", _CHANGE, "",
            _set("dosage.sets", "{was: 2, now: 3}") + "  dosage.sets: {was: 2, now: 4}\n",
            "YAML03", "now: 4"),
    Mistake(110, "a list and an entry of it", _CHANGE, "",
            _set("properties", "{was: [bed_ok, sidelying], now: [bed_ok, sidelying, grip]}")
            + "  properties.3: {was: grip, now: overhead}\n",
            "SHELF10", "overhead"),
    Mistake(111, "what is retired is changed", _CHANGE, "",
            f"{_RETIRE}}}\nchange: exercise clam\nset: {{dosage.sets: {_NOW}}}\n",
            "SHELF05", "set:"),
    Mistake(112, "retired on no day", _CHANGE, "", f"{_RETIRE}, since: 2026-13-40}}\n",
            "SHELF03", "since"),
    Mistake(113, "a tab before a key", _CHANGE, "", _set("x", _NOW).replace("  x", "\tx"),
            "YAML01", "\tx"),
    Mistake(114, "a blank of a word processor", _CHANGE, "",
            _set("x", _NOW).replace("  x", "\u00a0\u00a0x"), "YAML05", "\u00a0x"),
    Mistake(115, "curly quotes", _CHANGE, "", _set("cue", f"{{was: “{_CUE}”, now: “No.”}}"),
            "YAML05", "cue"),
    Mistake(116, "a word in French", _CHANGE, "", _set("cue", f'{{was: "{_CUE}", fr: Non.}}'),
            "SHELF03", "cue"),
    Mistake(117, "a sentence in French", ROW_ES, "feel: La espalda y el brazo trabajan.",
            "feel: Le dos et le bras travaillent.", "LANG04"),
    Mistake(118, "like itself", _OWN, "", _joins("loop, like: loop, beside: clam"),
            "NAME01", "id: loop"),
    Mistake(119, "a rung above", _OWN, "", _joins("loop, like: clam, above: clam"),
            "JOIN01", "id: loop"),
    Mistake(120, "a ladder with a capital", _OWN, "",
            _joins("loop, like: clam, beside: clam").replace("hip", "Hip"), "NAME01", "joins"),
    Mistake(121, "a folder that extends itself", CLINIC, "name:", "library: {extends: [.]}\nname:",
            "FOLDER04", "library"),
    Mistake(122, "a chair in the air", ROW, "{kind: chair, x_cm: 19}",
            "{kind: chair, x_cm: 19, z_cm: 30}", "POSE01", "posture: sitting"),
    Mistake(123, "a stool in the air", BALL, "props: [chair,",
            "props: [chair, {kind: stool, x_cm: 120, z_cm: 40},", "POSE01", "posture: sitting"),
    Mistake(124, "a note that frightens", ROW, "    cautions:", f"    {_NOTE}\n    cautions:",
            "WORDS01", "crumbling"),
    Mistake(125, "a # in a sentence", BALL, "cue: Squeeze, count,", "cue: Squeeze #1, count,",
            "YAML05"),
    Mistake(126, "a sign that turns the text round", BALL, "cue: Squeeze,", "cue: \u202eSqueeze,",
            "YAML05"),
    Mistake(127, "a draft that is not finished", BALL, "    cue: Squeeze, count, let go.\n",
            "    cue: Squeeze, count, let go.\n    to_decide: [level]\n", "FIELD01"),
    Mistake(128, "a lock with two versions", "planner.lock", "",
            "shipped: 1\n<<<<<<< ours\nthings: {}\n", "FILE01", "<<<"),
    Mistake(129, "a draft that is no YAML", "drafts/list.yaml", "", "drafts:\n  - id: [\n",
            "YAML01", "- id"),
    Mistake(130, "a sentence that a # cuts", BALL, "cue: Squeeze, count,", "cue: Squeeze # count,",
            "WORDS07"),
]
# fmt: on
"""Each is told once."""
