"""How fields look before anything is typed, and a box when it is ticked: content streams.

Greys only, so that a page without colour stays one. Points.
"""

EDGE = 0.45
"""The grey of an edge: 4.7 to 1 on white."""
EDGE_PT = 1.0
"""Whole points: PDFium, in Chrome, knows no others."""
INK = 0.1
_LINE_MOST_PT = 1.4


def empty_room(width: float, height: float, *, edge: bool) -> str:
    """White; as a viewer draws it anew from the field's own colours."""
    half = EDGE_PT / 2
    inside = f"{half:g} {half:g} {width - EDGE_PT:.2f} {height - EDGE_PT:.2f} re"
    line = f" {EDGE:g} G {EDGE_PT:g} w {inside} S" if edge else ""
    return f"q 1 g 0 0 {width:.2f} {height:.2f} re f{line} Q\n/Tx BMC\nEMC"


def empty_box(side: float) -> str:
    """The box that is printed to be ticked with a pen: round corners, dark."""
    line = min(side * 0.09, _LINE_MOST_PT)
    low, high = line / 2, side - line / 2
    corner, bend = side * 0.17, side * 0.17 * 0.45
    points = (
        f"{low + corner:.2f} {low:.2f} m {high - corner:.2f} {low:.2f} l "
        f"{high - bend:.2f} {low:.2f} {high:.2f} {low + bend:.2f} {high:.2f} {low + corner:.2f} c "
        f"{high:.2f} {high - corner:.2f} l "
        f"{high:.2f} {high - bend:.2f} {high - bend:.2f} {high:.2f} {high - corner:.2f} {high:.2f} "
        f"c {low + corner:.2f} {high:.2f} l "
        f"{low + bend:.2f} {high:.2f} {low:.2f} {high - bend:.2f} {low:.2f} {high - corner:.2f} c "
        f"{low:.2f} {low + corner:.2f} l "
        f"{low:.2f} {low + bend:.2f} {low + bend:.2f} {low:.2f} {low + corner:.2f} {low:.2f} c"
    )
    return f"q 1 g {INK:g} G {line:.2f} w {points} b Q"


def ticked_box(side: float) -> str:
    """The same with a tick."""
    tick = (
        f"{side * 0.22:.2f} {side * 0.52:.2f} m {side * 0.42:.2f} {side * 0.27:.2f} l "
        f"{side * 0.8:.2f} {side * 0.78:.2f} l S"
    )
    return f"{empty_box(side)}\nq {INK:g} G {side * 0.15:.2f} w 1 J 1 j {tick} Q"
