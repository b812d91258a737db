"""Colours changed on a finished page: to greys, or the accent to a clinic's own."""

import re

_COLOR = re.compile(r"(?<![\w.])(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (rg|RG)\b")


def in_gray(content: str) -> str:
    """PDF operators with every RGB colour as the grey that is as light."""
    return _COLOR.sub(_gray, content)


def _gray(found: re.Match[str]) -> str:
    red, green, blue = (float(found[i]) for i in (1, 2, 3))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return f"{light:.3f} {'g' if found[4] == 'rg' else 'G'}"


def in_color(content: str, accent: str, color: str) -> str:
    """PDF operators with one colour in another's place; both as #rrggbb."""
    wanted = _parts(accent)
    red, green, blue = _parts(color)

    def change(found: re.Match[str]) -> str:
        parts = tuple(float(found[i]) for i in (1, 2, 3))
        if max(abs(a - b) for a, b in zip(parts, wanted, strict=True)) > _NEAR:
            return found[0]
        return f"{red:.4f} {green:.4f} {blue:.4f} {found[4]}"

    return _COLOR.sub(change, content)


_NEAR = 0.002


def _parts(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue
