"""The mistakes that are seeded, one at a time, into the good folder `tests/clinics/riverside`."""

from collections.abc import Callable
from dataclasses import dataclass

Change = Callable[[str], str]
ROW = "exercises/ours/cable-row.yaml"
ROW_ES = "exercises/ours/cable-row.es.yaml"
STAIRS = "exercises/ours/home-stairs.yaml"
BALL = "exercises/ours/ball-sit.yaml"
SWIMMER = "exercises/ours/swimmer.yaml"
GLIDE = "exercises/ours/leg-glide.yaml"
WALK = "exercises/ours/hall-walk.yaml"
TEMPLATE = "programs/templates/post-discectomy.yaml"
PRECAUTIONS = "programs/rules/precautions.yaml"
FINDINGS = "programs/rules/findings.yaml"
TOPICS = "programs/rules/topics.yaml"
DOSAGE = "programs/rules/dosage.yaml"
GUIDANCE = "programs/rules/guidance.yaml"
CLINIC = "clinic.yaml"


@dataclass(frozen=True)
class Mistake:
    """A mistake, and how the check must tell of it."""

    number: int
    """As in the review that found what was not told."""
    what: str
    file: str
    old: str
    """What is replaced; all of it where empty."""
    new: str
    code: str
    at: str = ""
    """Words of the line that must be named; else the first line that the mistake changes."""
    whole: bool = False
    """The file as a whole is blamed, or the folder that it is in."""
    encoding: str = "utf-8"
    """How the file is saved."""

    def of(self, text: str) -> str:
        """The text with the mistake in it."""
        if not self.old:
            return self.new
        assert self.old in text, f"{self.number}: {self.old}"
        return text.replace(self.old, self.new, 1)

    def line(self, before: str, after: str) -> int:
        """The line that must be named."""
        lines = after.splitlines()
        if self.at:
            return 1 + next(n for n, one in enumerate(lines) if self.at in one)
        pairs = zip([*before.splitlines(), ""], [*lines, ""], strict=False)
        return 1 + next((n for n, (one, other) in enumerate(pairs) if one != other), 0)


_ROW_2 = """\
ladder: {ladder}
name: Cable row two
category: pull
why: Pulling well makes daily work easier.
exercises:
  - id: {id}
    level: 1
    name: Cable row two
    patient_name: Second row
    start_position: sitting
    setting: chair
    equipment: [chair, band]
    load: light
    irritability_max: moderate
    frail_ok: false
    phase_from: 2
    phase_typical: [3, 4]
    properties: [chair_ok, external_load, grip]
    dosage: {{sets: 2, reps: 10, rest_s: 60, effort: 5, tempo: slow, days_per_week: 3}}
    cautions: None beyond comfort.
    set_up: Sit tall on a firm chair. Hold the band.
    steps: [Pull your hands to your ribs., Let go slowly., Do it again.]
    feel: Your back and arms work.
    stop_if: Your arm hurts.
    mistake: Pulling fast. Slow down.
    cue: Pull and wait.
"""
_TWICE = _ROW_2.format(ladder="zz_row", id="twice")
_TWICE += _TWICE[_TWICE.index("  - id") :].replace("id: twice", 'id: "twice"')
_NO_CALL = """\
drop: {call: ["You sweat at night and do not know why: call soon."]}
"""
_STEP = "Pull your left hand to your ribs."

MISTAKES = [
    Mistake(1, "a typo in a key", ROW, "rest_s: 60", "hold: 60", "FIELD01"),
    Mistake(2, "a typo in a top key", ROW, "exercises:\n", "exercices:\n", "FIELD01"),
    Mistake(3, "an id with a capital", ROW, "id: cable-row-seated", "id: Cable_row", "FIELD03"),
    Mistake(4, "a gap in the levels", ROW, "level: 1", "level: 2", "RUNG01"),
    Mistake(5, "a level in words", ROW, "level: 1", "level: one", "FIELD03"),
    Mistake(6, "a level in quotes", ROW, "level: 1", 'level: "1"', "FIELD03"),
    Mistake(
        7,
        "an id twice in a file",
        "exercises/ours/zz-row.yaml",
        "",
        _TWICE,
        "ID01",
        at='id: "twice"',
    ),
    Mistake(
        8,
        "an id of another own file",
        "exercises/ours/zz-row.yaml",
        "",
        _ROW_2.format(ladder="zz_row", id="cable-row-seated"),
        "ID01",
        at="id: cable",
    ),
    Mistake(9, "an id of a shipped ladder", ROW, "id: cable-row-seated", "id: clam", "ID01"),
    Mistake(
        10,
        "one ladder in two own files",
        "exercises/ours/zz/cable-row.yaml",
        "",
        _ROW_2.format(ladder="cable_row", id="cable-row-two"),
        "ID02",
        at="ladder:",
    ),
    Mistake(11, "a template names no exercise", TEMPLATE, "hall-walk]", "hal-walk]", "NAME01"),
    Mistake(
        12, "a lane names an exercise twice", TEMPLATE, "semi-tandem]", "tandem-stance]", "LANE01"
    ),
    Mistake(
        13,
        "a precaution that includes itself",
        PRECAUTIONS,
        '    exclude: ["load:heavy"]\n',
        '    exclude: ["load:heavy"]\n    includes: [belly_surgery_recent]\n',
        "SAFE06",
    ),
    Mistake(
        14,
        "a knee bent the wrong way",
        STAIRS,
        "          left_hand: stairs\n        - left",
        "          left_hand: stairs\n          right_knee: -40\n        - left",
        "POSE01",
        at="posture: standing",
    ),
    Mistake(15, "a typo in a joint", ROW, "shoulders: 70", "sholders: 70", "FIELD01"),
    Mistake(
        16,
        "a foot on a stair that is not there",
        STAIRS,
        "right_foot: stairs_2",
        "right_foot: stairs_9",
        "POSE01",
        at="- left_foot: stairs",
    ),
    Mistake(17, "an unknown posture", ROW, "posture: sitting", "posture: siting", "FIELD04"),
    Mistake(
        18,
        "a figure that floats beside its stairs",
        STAIRS,
        "          anchor: left_ankle\n",
        "",
        "POSE01",
        at="- left_foot: stairs",
    ),
    Mistake(
        19,
        "a ball that is not between the knees",
        BALL,
        "{kind: small_ball, between: [left_knee, right_knee]}",
        "{kind: small_ball, x_cm: 100}",
        "POSE01",
        at="props:",
    ),
    Mistake(
        21,
        "a sentence of grade 11",
        ROW,
        "Your back and arm work.",
        "Perceptible activation of surrounding interconnected tissue necessitates attention.",
        "WORDS04",
    ),
    Mistake(
        22,
        "jargon in the set-up",
        ROW,
        "Sit tall on a firm chair.",
        "Sit with a neutral lumbar curve.",
        "WORDS02",
    ),
    Mistake(
        23,
        "a frightening word",
        ROW,
        "Your arm hurts.",
        "Your joint feels like it is crumbling.",
        "WORDS01",
    ),
    Mistake(
        25,
        "a lane that its own template empties",
        TEMPLATE,
        "[cable-row-seated, band-row-seated]",
        "[prone-superman]",
        "LANE01",
    ),
    Mistake(
        26,
        "an exercise of a later phase in phase 1",
        TEMPLATE,
        "[walk-and-rest, hall-walk]",
        "[suitcase-stairs]",
        "LANE01",
    ),
    Mistake(27, "sets and reps outside the rules", GLIDE, "reps: 10", "reps: 60", "DOSE01"),
    Mistake(28, "effort outside the rules", GLIDE, "effort: 1", "effort: 9", "DOSE01"),
    Mistake(29, "a hold with its unit", ROW, "hold_s: 5", "hold_s: 5 seconds", "FIELD03"),
    Mistake(30, "a rest in minutes", ROW, "rest_s: 60", "rest_s: 1", "DOSE01"),
    Mistake(31, "a hold in milliseconds", ROW, "hold_s: 5", "hold_s: 5000", "FIELD03"),
    Mistake(
        32,
        "a walk of 30 minutes as 30 seconds",
        WALK,
        "duration_s: 300",
        "duration_s: 30",
        "DOSE01",
    ),
    Mistake(
        33, "another hold in words than in numbers", ROW, "for 5 seconds", "for 2 minutes", "DOSE02"
    ),
    Mistake(34, "a bracket that is not closed", ROW, "grip]", "grip", "YAML01", at="dosage:"),
    Mistake(
        35, "a colon without quotes", ROW, "feel: Your back", "feel: Listen: Your back", "YAML01"
    ),
    Mistake(36, "a tab", ROW, "    level: 1", "\tlevel: 1", "YAML01"),
    Mistake(37, "an indent one space short", ROW, "    level: 1", "   level: 1", "YAML01"),
    Mistake(
        38,
        "a key twice",
        ROW,
        "    load: light\n",
        "    load: light\n    load: heavy\n",
        "YAML03",
        at="load: heavy",
    ),
    Mistake(
        39,
        "another language in a file of Spanish",
        ROW_ES,
        "language: es",
        "language: fr",
        "FIELD04",
    ),
    Mistake(
        40,
        "English in the Spanish file",
        ROW_ES,
        "Lleve la mano izquierda a las costillas.",
        _STEP,
        "LANG04",
    ),
    Mistake(
        41,
        "another number in Spanish",
        ROW_ES,
        "por 5 segundos",
        "por 8 segundos",
        "LANG02",
        at="cable-row-seated:",
    ),
    Mistake(
        42,
        "another side in Spanish",
        ROW_ES,
        "Lleve la mano izquierda",
        "Lleve la mano derecha",
        "LANG06",
    ),
    Mistake(43, "an unknown property", ROW, "chair_ok,", "chair_okay,", "FIELD04"),
    Mistake(
        44,
        "a prone exercise without prone",
        SWIMMER,
        "[bed_ok, overhead, prone]",
        "[bed_ok, overhead]",
        "SAFE03",
    ),
    Mistake(
        45,
        "a heavy load without external_load",
        STAIRS,
        "[external_load, grip,",
        "[grip,",
        "SAFE03",
    ),
    Mistake(
        46, "a nerve glide without nerve_slider", GLIDE, "nerve_slider, supine", "supine", "SAFE03"
    ),
    Mistake(
        47,
        "a position and a setting that disagree",
        SWIMMER,
        "setting: bed",
        "setting: chair",
        "FIELD06",
    ),
    Mistake(
        48,
        "a thing in words and picture that is not listed",
        ROW,
        "[chair, band]",
        "[chair]",
        "HOME01",
        at="picture:",
    ),
    Mistake(49, "phases the wrong way round", ROW, "[3, 4]", "[4, 3]", "DOSE04"),
    Mistake(50, "phase_from after phase_typical", ROW, "phase_from: 2", "phase_from: 4", "DOSE04"),
    Mistake(51, "phases that are none", ROW, "[3, 4]", "[0, 9]", "DOSE04"),
    Mistake(52, "a typo in a category", ROW, "category: pull", "category: pul", "FIELD04"),
    Mistake(
        53,
        "the wrong category",
        ROW,
        "category: pull",
        "category: nerve_glide",
        "SAFE03",
        at="properties:",
    ),
    Mistake(54, "maybe", ROW, "frail_ok: false", "frail_ok: maybe", "FIELD03"),
    Mistake(
        55,
        "a name that YAML takes for no",
        ROW,
        "patient_name: Long row",
        "patient_name: No",
        "FIELD03",
    ),
    Mistake(
        56, "a name that is taken", ROW, "patient_name: Long row", "patient_name: Clam", "WORDS05"
    ),
    Mistake(57, "an empty step", ROW, f"- {_STEP}", "-", "FIELD05"),
    Mistake(
        58,
        "one side, and a dose for both",
        ROW,
        "per_side: each",
        "per_side: both",
        "DOSE03",
        at="change sides",
    ),
    Mistake(59, "markup in the words", ROW, "Pull your left", "Pull <b>your</b> left", "WORDS06"),
    Mistake(
        60,
        "a lane that ends before it enters",
        TEMPLATE,
        "    enters: 3\n",
        "    enters: 3\n    ends: 2\n",
        "LANE01",
    ),
    Mistake(61, "a typo in an excluded property", TEMPLATE, "[ext_end]", "[ext_ned]", "FIELD06"),
    Mistake(
        62,
        "a typo in a finding",
        TEMPLATE,
        "    exercises: [cable",
        "    by_finding: {weak_gripp: band-row-seated}\n    exercises: [cable",
        "NAME02",
    ),
    Mistake(
        63, "a typo in what a precaution excludes", PRECAUTIONS, "overhead,", "overhed,", "FIELD06"
    ),
    Mistake(
        64, "a demand of balance that there is not", PRECAUTIONS, "demand:3", "demand:9", "FIELD06"
    ),
    Mistake(
        65, "a precaution that excludes nothing", PRECAUTIONS, '["load:heavy"]', "[]", "SAFE06"
    ),
    Mistake(
        66,
        "a precaution twice",
        PRECAUTIONS,
        "id: shoulder_sore",
        "id: belly_surgery_recent",
        "ID01",
    ),
    Mistake(
        67,
        "a precaution taken out",
        PRECAUTIONS,
        "precautions:\n",
        "drop: {precautions: [cardiac_unstable]}\nprecautions:\n",
        "SAFE01",
    ),
    Mistake(
        68,
        "a range the wrong way round",
        DOSAGE,
        "",
        "goals:\n  - name: stretch\n    reps: [5, 1]\n",
        "FIELD06",
        at="reps",
    ),
    Mistake(69, "no exercises", DOSAGE, "", "items_max: 0\n", "FIELD03"),
    Mistake(70, "sixty exercises", DOSAGE, "", "items_max: 60\n", "FIELD03"),
    Mistake(
        71,
        "nine days a week",
        DOSAGE,
        "",
        "frequencies:\n  - {categories: [core], phase: 1, days_max: 9}\n",
        "FIELD03",
        at="core",
    ),
    Mistake(
        73,
        "lights that leave a gap",
        GUIDANCE,
        "",
        "pain:\n  by_usual:\n    4: [6, 5]\n",
        "FIELD06",
        at="pain:",
    ),
    Mistake(74, "a sign to call for taken out", GUIDANCE, "", _NO_CALL, "SAFE01", at="drop"),
    Mistake(
        75, "a finding that brings no rule", FINDINGS, "[shoulder_sore]", "[shoulder_sor]", "NAME02"
    ),
    Mistake(
        76,
        "a topic for a presentation that is not",
        TOPICS,
        "[post_discectomy]",
        "[post_disc]",
        "FIELD04",
    ),
    Mistake(77, "a certainty that is none", PRECAUTIONS, "certainty: O", "certainty: X", "FIELD04"),
    Mistake(78, "a file saved as Latin-1", ROW, "Long row", "Rémo", "YAML04", encoding="latin-1"),
    Mistake(
        79,
        "a file saved as UTF-16",
        ROW,
        "Long row",
        "Row",
        "YAML04",
        at="ladder:",
        encoding="utf-16",
    ),
    Mistake(80, "an empty file", ROW, "", "", "YAML02", whole=True),
    Mistake(81, "a folder misspelt", "exercise/zz-row.yaml", "", _TWICE, "FOLDER01", whole=True),
    Mistake(
        82,
        "a template at the top",
        "zz-row.yaml",
        "",
        "id: zz_row\nlanes: []\n",
        "FOLDER01",
        whole=True,
    ),
    Mistake(
        83,
        "a name that Windows has made",
        "exercises/ours/zz-row.yaml.txt",
        "",
        _TWICE,
        "FOLDER01",
        whole=True,
    ),
    Mistake(
        84,
        "a merge that is not finished",
        ROW,
        "    level: 1\n",
        "<<<<<<< HEAD\n    level: 1\n=======\n    level: 2\n>>>>>>> theirs\n",
        "YAML01",
        at="<<<",
    ),
    Mistake(85, "a key misspelt", CLINIC, "phone:", "fone:", "FIELD01"),
    Mistake(85, "a colour too pale", CLINIC, "#7a1f5c", "#fdfdfd", "FIELD06", at="name:"),
    Mistake(
        85,
        "a logo that is not there",
        CLINIC,
        "phone:",
        "logo: logo.png\nphone:",
        "LOGO01",
        whole=True,
    ),
]

NO_MISTAKES = {
    20: "an exercise without a picture may be printed",
    24: "the builder puts another exercise of its kind in; what stays empty, --deep tells",
    72: "what a clinic's rules leave out stays as it is shipped",
}
"""Seeds that the planner has made harmless."""
