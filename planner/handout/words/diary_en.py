"""The fixed phrases of the diary in English."""

from planner.handout.words.diary_words import DiaryWords

ENGLISH_DIARY = DiaryWords(
    diary_for="Diary for {name}",
    how=(
        "Each morning, write how strong your pain is, from 0 (none) to 10 (the worst). Do this on "
        "rest days too: it tells how the day before went. When a session is done, tick its box. "
        "Then write your pain and how hard it was, from 0 to 10. Leave grey boxes empty."
    ),
    fill=(
        "You can fill this in on a phone or a computer. Save it, and give it back to your "
        "physical therapist. Or print it and use a pen."
    ),
    light="{week} (an easy week)",
    numbers={
        "pain_before": "Pain in the morning",
        "pain_after": "Pain after",
        "effort": "How hard it was",
        "walk_min": "Minutes walked",
        "walk_stops": "Stops to rest",
    },
    leg={"higher": "Leg pain moved up", "lower": "Leg pain moved down"},
    week_end="At the end of the week",
    moves="How did each move go? Tick one box, and the last one too if the move helps you.",
    marks={
        "easy": "Easy",
        "right": "Just right",
        "hard": "Hard",
        "hurt": "It hurt",
        "no": "Not for me",
    },
    helps="It helps me",
    safety="Is any of this new this week?",
    no_sign="None of these",
    flare="Did you have a flare-up this week?",
    flare_yes="Yes",
    flare_no="No",
    flare_days="On how many days?",
    week_numbers="Your week in numbers, from 0 to 10",
    of_week={
        "worst": "Worst pain",
        "average": "Pain on most days",
        "sleep": "Sleep (10: very good)",
    },
    goals="How well can you do this now? 0 is not at all, 10 is as well as before.",
    barriers="What got in the way? Tick all that fits.",
    barrier={
        "too_many": "Too many moves",
        "no_time": "No time",
        "pain": "Pain",
        "forgot": "I forgot",
        "tired_ill": "Tired or ill",
        "unsure_how": "Not sure how to do it",
        "no_use": "It did not seem to help",
        "away": "I was away",
    },
    no_barrier="Nothing",
    notes="Anything else to tell us?",
    done={
        "Daily": "session done",
        "A": "session A done",
        "B": "session B done",
        "Light": "light session done",
        "Walk": "walk done",
    },
    spoken_most="{what}, 0 to {most}",
)
