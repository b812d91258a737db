"""Whose body the pictures show; what is done in them is the same for all."""

from typing import Literal

DrawnFigure = Literal["standard", "older_woman", "larger_body", "darker_skin", "pregnant"]
"""A person to choose, so that who reads the paper can see themselves in it."""
