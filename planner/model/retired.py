"""An exercise that a clinic does not use any more."""

from planner.model.base import Model


class RetiredExercise(Model):
    """It is in no new program; old ones keep it."""

    id: str
    """Its id."""
    name: str
    """Its name for the therapist."""
    ladder: str
    """The ladder it was on."""
    instead: str = ""
    """The exercise that stands where it was named."""
    because: str = ""
    """Why."""
    by: str = ""
    """Who decided it."""
    since: str = ""
    """Since when."""
    file: str = ""
    """The file that says so."""
    line: int | None = None
    """The line in it."""
