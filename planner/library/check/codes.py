"""The code of every message of the check: what it means, why it matters, what to do."""

from typing import NamedTuple


class Explained(NamedTuple):
    """What stands behind a code."""

    title: str
    """In one line."""
    why: str
    """Why it matters, and what to do."""


def explained(code: str) -> Explained | None:
    """What stands behind a code, however it is written."""
    return CODES.get(code.strip().upper())


CODES: dict[str, Explained] = {
    "YAML01": Explained(
        "the file is not valid YAML",
        "Nothing of the file is used. Most often a quote, a bracket or an indent is missing on "
        "this "
        "line or the one above. A sentence with a colon in it needs quotes.",
    ),
    "YAML02": Explained(
        "the file does not hold what it should",
        "The file is empty, or is of another kind than its place says: a ladder has `exercises:`, "
        "a "
        "rule file has its list.",
    ),
    "YAML03": Explained(
        "a key stands there twice",
        "Only one of two values can hold, and nobody can see which. Take one out.",
    ),
    "YAML04": Explained(
        "the file is not saved as UTF-8",
        "Letters like é would be printed wrong. Save the file as UTF-8 in your editor.",
    ),
    "YAML05": Explained(
        "the file uses something of YAML that has no place here",
        "Anchors, tags, several documents and very deep nesting are refused: write it out. A color "
        "or a number with # before it wants quotes: what stands behind # is a remark.",
    ),
    "FILE01": Explained(
        "a file cannot be read",
        "What it says does not hold. Mend its permissions, or restore it.",
    ),
    "FOLDER01": Explained(
        "a file or folder is in a place where nothing is read",
        "Exercises are in exercises/, templates, rules and topics in programs/, changes in "
        "changes/. "
        "Move it there, or what it says is never used.",
    ),
    "FOLDER02": Explained(
        "the folder cannot be used",
        "It is no clinic's folder, or may not be entered.",
    ),
    "FOLDER03": Explained(
        "the name of a file is not that of what is in it",
        "So copies that a file manager leaves are never used by accident. Rename the file.",
    ),
    "FOLDER04": Explained(
        "a folder that is extended cannot be used",
        "`library: {extends: [../shared]}` in clinic.yaml names folders beside yours, in order; "
        "each "
        "lies over those before it, yours over all.",
    ),
    "FOLDER05": Explained(
        "the folder needs another version of the planner",
        'Update the planner, or change `library: {needs: ">=0.3"}` in clinic.yaml.',
    ),
    "FOLDER06": Explained(
        "a file was left over by an editor",
        "It is not read. Take it away when you do not need it.",
    ),
    "FIELD01": Explained(
        "a key that is not known",
        "A misspelt key would be passed over; nothing is. Take the one that is meant.",
    ),
    "FIELD02": Explained("a key is missing", "It has no usual value, so it must be said."),
    "FIELD03": Explained(
        "a value does not fit",
        "A number where a number is due, without quotes or unit; a list in [ ]; within the limits.",
    ),
    "FIELD04": Explained(
        "a word that is not one of those known here",
        "Rules go by these words, so each must be one that they know.",
    ),
    "FIELD05": Explained(
        "a key without a value", "Write one, or [] for an empty list, or drop the line."
    ),
    "FIELD06": Explained(
        "values that do not go together", "Each is fine alone. The message says which are meant."
    ),
    "ID01": Explained(
        "an id is used twice",
        "Programs and rules know things by their id, so there is one of each. To change something "
        "that is shipped, write it into changes/ in place of a copy.",
    ),
    "ID02": Explained(
        "a ladder is in two files",
        "One ladder is one file. To add exercises to one that is there, write `joins:` with its "
        "name.",
    ),
    "NAME01": Explained(
        "an exercise, ladder or topic that is nowhere",
        "It was misspelt, moved to another id, or retired. Moved ids are put right by "
        "`planner library upgrade --write`.",
    ),
    "NAME02": Explained(
        "a rule that is nowhere",
        "What it should bring does not hold, so no program is built until it is mended.",
    ),
    "NAME03": Explained(
        "a region names a template or ladder that is nowhere, or another region's",
        "Mend the id in region.yaml, or write the template.",
    ),
    "REGION01": Explained(
        "signs to get help for that a region lacks, or lends to others",
        "A program must name what a patient goes for help with at once. Write the region's own "
        "calls and red flags beside its region.yaml, and name its calls word for word.",
    ),
    "REGION02": Explained(
        "a kind of exercise that a region or the doses do not know",
        "Say in region.yaml what the kind is good for, and give it a dose in dosage.yaml.",
    ),
    "REGION03": Explained(
        "words of one region in the programs of another",
        "A patient with a sore knee would read of the back. Say it in a rule file of the region, "
        "or in words that are true of all.",
    ),
    "DRAFT01": Explained(
        "drafts that wait to be finished",
        "What was imported is in no program until someone has said what only a person can.",
    ),
    "RUNG01": Explained(
        "the rungs of a ladder are not in order",
        "Level 1 is the easiest; levels rise in the order of the file and leave none out.",
    ),
    "JOIN01": Explained(
        "an exercise that joins a ladder does not say where it stands",
        "`after: ID` is one rung above, `beside: ID` the same rung. Rungs that are there keep "
        "their "
        "numbers, so rules that name them keep their meaning.",
    ),
    "SAFE01": Explained(
        "weaker than shipped, and nobody stands for it",
        "Something that kept patients safe is gone. Say why and who decided it: because: and by:. "
        "Until then no program is built.",
    ),
    "SAFE02": Explained(
        "weaker than shipped, and somebody stands for it",
        "It holds, and is named on every clinician's copy.",
    ),
    "SAFE03": Explained(
        "a property that position, load, picture or words imply is not there",
        "Precautions go by properties: without it the exercise reaches people it is not for. Add "
        "it "
        "(`planner library check --fix`), or say under `not:` why it does not apply.",
    ),
    "SAFE04": Explained("properties that contradict each other", "Take one of them out."),
    "SAFE05": Explained(
        "a caution that nothing is done about",
        "`cautions` is for the therapist to read; `for_condition` is what is done. Say it there "
        "too.",
    ),
    "SAFE06": Explained(
        "a precaution that leaves out nothing, or includes itself",
        "It looks as if it kept somebody safe and does not.",
    ),
    "DOSE01": Explained(
        "a dose above the range of its kind", "The ranges are in programs/rules/dosage.yaml."
    ),
    "DOSE02": Explained(
        "a hold in words that is not that of the dose", "The dose is printed beside the words."
    ),
    "DOSE03": Explained(
        "steps that change sides, and a dose for both at once",
        "Write per_side: each, or alternate.",
    ),
    "DOSE04": Explained(
        "phases that cannot be", "Phases are 1 to 4; phase_from is not after phase_typical begins."
    ),
    "HOME01": Explained(
        "a thing is used that nobody is asked to have",
        "Name it in `equipment:`, so that only homes that have it get the exercise.",
    ),
    "HOME02": Explained(
        "words for the bed that name a mat",
        "Who is kept from the floor reads of the bed alone: write “a bed or mat”.",
    ),
    "WORDS01": Explained(
        "a word that frightens",
        "Words of damage make pain worse. Say what to do, not what is broken.",
    ),
    "WORDS02": Explained(
        "a word of the profession", "Patients read it at home, alone. Use a word from daily life."
    ),
    "WORDS03": Explained("a sentence that is too long", "Make it two."),
    "WORDS04": Explained(
        "words that are hard to read",
        "School grade 6 is the most, in Spanish a reading ease of 70 the least. Shorter words and "
        "shorter sentences.",
    ),
    "WORDS05": Explained(
        "two exercises with one name", "On paper nobody could tell them apart. Rename one."
    ),
    "WORDS06": Explained(
        "markup in the words",
        "Paper shows <b> and ** as they are written. Plain words are set by the program.",
    ),
    "WORDS07": Explained(
        "a sentence that breaks off",
        "What stands behind a # is a comment, which nobody is told. Put quotes round the whole, or "
        "end it with a period.",
    ),
    "LANG01": Explained(
        "words that are not written in a language",
        "What has no Spanish is not printed in Spanish. In changes/ write `es:` beside `now:`.",
    ),
    "LANG02": Explained(
        "words in another language that do not go with the English",
        "The English has changed, or steps or numbers differ. Compare them, then mark them: "
        "`planner library mark FILE`.",
    ),
    "LANG03": Explained(
        "words in another language for something nobody reads",
        "Patients read names, set-up, steps, feel, stop_if, mistake and cue.",
    ),
    "LANG04": Explained("another language where Spanish should stand", "Write it in Spanish."),
    "LANG05": Explained("a patient is not addressed as usted", "Patients are usted."),
    "LANG06": Explained(
        "another side than in English", "Left stays left. A patient would move the other limb."
    ),
    "LANE01": Explained(
        "a lane that cannot be filled as it is written",
        "Its exercises are left out by the template itself, or come later than the lane.",
    ),
    "LANE02": Explained(
        "a lane that stays empty for some patients",
        "`planner library check --deep` builds every presentation with every precaution, function "
        "and set of things at home, and tells what stays empty by a folder's own. Name an exercise "
        "that they may do.",
    ),
    "POSE01": Explained(
        "a picture that no person could do, or that cannot be drawn",
        "`planner library picture ID` shows it. CONTRIBUTING, “Drawing an exercise”, has the "
        "words.",
    ),
    "POSE02": Explained(
        "frames that tell a step that is not there, or steps out of their order",
        "`frame_steps` has a number for each frame: the step it shows, or 0 for the set-up. They "
        "never go back.",
    ),
    "TOPIC01": Explained(
        "a topic with more than plain Markdown",
        "A title, paragraphs, lists and one level of headings; nothing else is printed.",
    ),
    "TOPIC02": Explained(
        "a topic that no rule gives", "Name it in programs/rules/topics.yaml, or nobody gets it."
    ),
    "TOPIC03": Explained("a topic without its English", "English is written first."),
    "LOGO01": Explained("the logo cannot be used", "The message says what is the matter with it."),
    "SHELF01": Explained(
        "what you change was changed under you",
        "`was:` is not what the layer below says now: it was corrected there. Yours holds until "
        "you "
        "settle it: `planner library merge ID` shows both and puts down your choice. For what "
        "keeps a "
        "patient safe this is an error, and no program is built until then; else it is advice.",
    ),
    "SHELF02": Explained(
        "a change of something that is not there",
        "The exercise, template, topic, rule or key is nowhere. It was misspelt, moved or retired; "
        "the change does not hold.",
    ),
    "SHELF03": Explained(
        "a change that is not written as one",
        "`change:` names what, `set:` says which keys, each with `was:` and `now:`, or `add:` and "
        "`drop:`; `retire:` is a list.",
    ),
    "SHELF04": Explained(
        "a change that does not say what it was",
        "Without `was:` nobody can tell you that it was corrected below. "
        "`planner library check --fix` fills it in.",
    ),
    "SHELF05": Explained(
        "a change that changes nothing any more", "It says so already. Take the change out."
    ),
    "SHELF06": Explained(
        "a change without a reason",
        "Who comes after you asks why. Write because: and, best, by: in the change or at the top "
        "of "
        "the file.",
    ),
    "SHELF08": Explained(
        "a list does not have what should be dropped", "What is to go must be there by that name."
    ),
    "SHELF09": Explained(
        "something retired is still needed",
        "Nothing is left where it was named. Say `instead:`, or name another exercise.",
    ),
    "SHELF10": Explained("one thing is changed twice", "Keep one of them."),
    "SHELF12": Explained(
        "a copy takes the place of something shipped",
        "It gets no corrections any more, and what it lacks is gone. Write what you change into "
        "changes/, add with `joins:`, and retire what you do not use.",
    ),
}
"""All codes. A code keeps its meaning for good; one that goes is not given out again."""
