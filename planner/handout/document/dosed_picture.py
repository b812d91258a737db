"""The picture of an exercise with the dose of this patient."""

from planner.model.exercise.picture import Picture
from planner.model.program.program import Item


def with_dose(picture: Picture, item: Item) -> Picture:
    """The picture with its clock showing this patient's minutes; without time, none."""
    clocks = [p for p in picture.props if not isinstance(p, str) and p.kind == "clock"]
    if not clocks:
        return picture
    told = {"minutes": item.duration_s / 60}
    props = tuple(
        prop.model_copy(update=told) if prop in clocks else prop
        for prop in picture.props
        if item.duration_s >= 60 or prop not in clocks
    )
    return picture.model_copy(update={"props": props})


def without_clock(picture: Picture) -> Picture:
    """The picture for any dose: the clock, which shows one patient's minutes, is left out."""
    props = tuple(p for p in picture.props if isinstance(p, str) or p.kind != "clock")
    return picture.model_copy(update={"props": props})
