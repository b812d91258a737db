"""Whose body the pictures show; what is done in them is the same for all."""

from typing import Literal

DrawnFigure = Literal["standard", "older_woman", "larger_body", "darker_skin", "pregnant"]
"""A person to choose, so that who reads the paper can see themselves in it."""


def chosen_figure(patient: DrawnFigure | None, clinic: DrawnFigure | None) -> DrawnFigure:
    """The patient's figure, else the clinic's, else the standard one."""
    return patient or clinic or "standard"
