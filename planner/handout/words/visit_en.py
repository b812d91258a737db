"""The fixed phrases of what a patient is handed after a visit, in English."""

from planner.handout.words.visit_words import VisitWords

ENGLISH_VISIT = VisitWords(
    changes="What changes now",
    from_when="From {week}",
    counts=("New: {count}.", "Another amount: {count}.", "Stopped: {count}.", "The same: {count}."),
    new="New",
    amounts="Another amount",
    amounts_head=("Move", "Until now", "From now on"),
    stopped="You can stop these",
    takes_place="{name} takes its place.",
    kept="These stay as they are",
    others_kept="All others stay as they are.",
    nothing="Nothing changes now. Go on as you do.",
    sheet_follows="Your new sheet follows. Put the old one away.",
    pictures_follow="Pictures of new moves come after this list.",
    discharge="You reached your goals",
    discharge_how="Well done. This sheet says how to keep what you gained.",
    numbers="What changed since you began",
    goals="What you wanted to do again",
    keep="Keep these moves",
    keep_days="From now on {days} days a week are enough. Do each as much as now.",
    keep_walk="Go for your walk on most days.",
    come_back="Come back and see us",
    come_back_how=(
        "Come in {first} months, and again in {last} months. Call us sooner if you need us."
    ),
)
