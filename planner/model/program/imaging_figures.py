"""What scans show in people without pain, as a chart of a topic has it."""

from pydantic import Field

from planner.model.base import Model


class ImagingBar(Model):
    """How often a scan shows something in people without pain."""

    name: str
    """What it shows, to the patient."""
    percent: int = Field(ge=0, le=100)
    """Of people of that age without pain."""


class ImagingChart(Model):
    """What scans show in people of about the patient's age who have no pain."""

    age: int
    """The nearest age of the study."""
    bars: tuple[ImagingBar, ...] = Field(min_length=1, max_length=10)
    """Findings, those to show first on top."""
    source: str
    """The study, as it is cited."""
