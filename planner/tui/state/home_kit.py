"""Weights and bands as a therapist types them, and back, so that nothing is lost on the way."""

import re
from collections.abc import Iterable
from decimal import Decimal

from planner.handout.words.dosage_words import KG_PER_LB
from planner.tui.state.limits import unread

MOST_WEIGHTS, HEAVIEST_KG = 30, 100.0
MOST_BANDS, LONGEST_BAND = 10, 30
_WEIGHT = re.compile(r"(\d{1,3}(?:[.,]\d{1,30})?)\s*(?:(kg|lb)s?\.?)?", re.ASCII | re.IGNORECASE)
_TIGHT, _LOOSE = re.compile(r"(?<=\d),(?=\d)"), re.compile(r",(?!\d)")


def weights_from(text: str, unit: str) -> tuple[tuple[float, ...], str]:
    """Weights in kg from "2, 4, 8" in a unit, or what is wrong; a number may have its own unit.

    Between semicolons a comma is that of "2,5". Else it parts weights, and is refused where it may
    as well be that one.
    """
    found = []
    tight = _TIGHT.findall(text)
    if tight and ";" not in text and (len(tight) == 1 or _LOOSE.search(text)):
        return (), "2, 5 is two weights, 2.5 is one."
    for part in (one.strip() for one in re.split(";" if ";" in text else ",", text)):
        if not part:
            continue
        kg, wrong = weight_from(part, unit, "Numbers with commas, like 2, 4, 8.")
        if kg is None:
            return (), wrong
        found.append(kg)
    if len(found) > MOST_WEIGHTS:
        return (), f"At most {MOST_WEIGHTS} weights."
    return tuple(found), ""


def weight_from(
    text: str, unit: str, none: str = "One weight, like 2.5."
) -> tuple[float | None, str]:
    """One weight in kg ("2.5", "2,5 kg"), None where there is none, or what is wrong."""
    if not text.strip():
        return None, ""
    said = _WEIGHT.fullmatch(text.strip())
    if said is None:
        return None, none
    kg = _in_kg(float(said[1].replace(",", ".")), (said[2] or unit).lower())
    if not 0 < kg <= HEAVIEST_KG:
        return None, f"Each above 0, up to {_shown(HEAVIEST_KG, unit)}."
    return kg, ""


def weights_text(weights_kg: Iterable[float], unit: str) -> str:
    """The weights in a unit; one that is no round number there says that it is in kg."""
    return ", ".join(_text(kg, unit) for kg in weights_kg)


def bands_from(text: str) -> tuple[tuple[str, ...], str]:
    """Bands, the lightest first, from "yellow, red", or what is wrong."""
    mark = ";" if ";" in text else ","
    found = tuple(one.strip() for one in text.split(mark) if one.strip())
    if len(found) > MOST_BANDS:
        return (), f"At most {MOST_BANDS} bands."
    if any(len(one) > LONGEST_BAND for one in found):
        return (), f"A band has at most {LONGEST_BAND} letters."
    if why := next(filter(None, map(unread, found)), ""):
        return (), why
    return found, ""


def bands_text(bands: Iterable[str]) -> str:
    """The bands; with semicolons where a name has a comma in it."""
    names = tuple(bands)
    if any("," in name for name in names):
        return "; ".join(names) + ";"
    return ", ".join(names)


def _in_kg(number: float, unit: str) -> float:
    return number * KG_PER_LB if unit == "lb" else number


def _text(kg: float, unit: str) -> str:
    if unit == "kg":
        return _plain(kg)
    for places in range(3):
        pounds = round(kg / KG_PER_LB, places)
        if _in_kg(pounds, "lb") == kg:
            return _plain(pounds)
    return f"{_plain(kg)} kg"


def _shown(kg: float, unit: str) -> str:
    return f"{int(kg / KG_PER_LB) if unit == 'lb' else int(kg)} {unit}"


def _plain(number: float) -> str:
    """Every digit and no exponent: 2.5, 8."""
    text = format(Decimal(repr(number)), "f")
    return text.removesuffix(".0")
