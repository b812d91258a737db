"""The terminal asks what the region asks: findings and red flags of the knee, not of the back."""

from pathlib import Path

from planner.library.catalog import load_library
from planner.tui.state.draft import Draft, draft_from_json, draft_to_json
from planner.tui.words.intake_hints import (
    equipment_picks,
    finding_picks,
    glide_asked,
    hint,
    presentation_picks,
)

KNEE = Path(__file__).parent / "knee"


def test_the_lists_of_the_intake_are_those_of_the_region(cache: Path) -> None:
    library = load_library(KNEE, cache)
    assert "knee_arthritis" in [one.key for one in presentation_picks(library, False)]
    knee = library.for_presentation("knee_arthritis")
    assert "slr_positive" not in [one.key for one in finding_picks(knee)]
    assert "calf_short" in [one.key for one in finding_picks(knee)]
    assert "small_ball" in [one.key for one in equipment_picks(knee)]
    back = library.for_presentation("stenosis")
    assert "slr_positive" in [one.key for one in finding_picks(back)]


def test_a_finding_of_another_region_is_told_when_the_presentation_changes(cache: Path) -> None:
    library = load_library(KNEE, cache).for_presentation("knee_arthritis")
    draft = Draft(presentation="knee_arthritis", findings=("centralizes_side_glide",))
    assert "not of this region" in str(hint("findings", draft, library))
    assert not glide_asked(draft, library)


def test_an_unfinished_intake_keeps_the_answers_to_the_regions_own_flags(cache: Path) -> None:
    library = load_library(KNEE, cache)
    draft = Draft(presentation="knee_arthritis", flags=(("RF-51", "no"), ("RF-01", "no")))
    again = draft_from_json(draft_to_json(draft), library)
    assert again is not None
    assert again.presentation == "knee_arthritis"
    assert again.flags == (("RF-51", "no"),)
