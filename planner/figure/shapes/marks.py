"""Signs on the page beside the body: letters of frames, clocks, breath, a thought, music."""

import math

from planner.figure.shapes.camera import Point
from planner.figure.shapes.path import PagePath, Shape, circle, curve, polygon

_GLYPHS: dict[str, list[list[Point]]] = {
    "0": [
        [
            (0, 0.5),
            (-0.27, 0.3),
            (-0.3, 0),
            (-0.27, -0.3),
            (0, -0.5),
            (0.27, -0.3),
            (0.3, 0),
            (0.27, 0.3),
            (0, 0.5),
        ]
    ],
    "1": [[(-0.2, 0.28), (0.06, 0.5)], [(0.06, 0.5), (0.06, -0.5)]],
    "2": [
        [(-0.3, 0.22), (-0.18, 0.44), (0.06, 0.5), (0.28, 0.3), (0.16, 0.0), (-0.3, -0.48)],
        [(-0.3, -0.48), (0.32, -0.48)],
    ],
    "3": [
        [(-0.28, 0.4), (0.02, 0.5), (0.26, 0.28), (-0.02, 0.05)],
        [(-0.02, 0.05), (0.3, -0.22), (0.04, -0.5), (-0.3, -0.38)],
    ],
    "4": [
        [(0.12, -0.5), (0.12, 0.5)],
        [(0.12, 0.5), (-0.34, -0.18)],
        [(-0.34, -0.18), (0.34, -0.18)],
    ],
    "5": [
        [(0.26, 0.5), (-0.2, 0.5)],
        [(-0.2, 0.5), (-0.26, 0.06)],
        [(-0.26, 0.06), (0.06, 0.14), (0.3, -0.16), (0.06, -0.5), (-0.28, -0.38)],
    ],
    "6": [
        [
            (0.2, 0.48),
            (-0.14, 0.24),
            (-0.3, -0.14),
            (-0.14, -0.46),
            (0.14, -0.48),
            (0.3, -0.2),
            (0.12, 0.06),
            (-0.14, 0.04),
            (-0.29, -0.14),
        ]
    ],
    "7": [[(-0.3, 0.48), (0.3, 0.48)], [(0.3, 0.48), (-0.1, -0.5)]],
    "8": [
        [
            (0, 0.5),
            (-0.24, 0.28),
            (0, 0.04),
            (0.3, -0.24),
            (0, -0.5),
            (-0.3, -0.24),
            (0, 0.04),
            (0.24, 0.28),
            (0, 0.5),
        ]
    ],
    "9": [
        [
            (0.29, 0.14),
            (0.14, -0.04),
            (-0.12, -0.06),
            (-0.3, 0.2),
            (-0.14, 0.48),
            (0.14, 0.46),
            (0.3, 0.14),
            (0.14, -0.24),
            (-0.2, -0.48),
        ]
    ],
    "m": [
        [(-0.42, -0.5), (-0.42, 0.14)],
        [(-0.42, 0.0), (-0.22, 0.17), (0.0, 0.02), (0.0, -0.5)],
        [(0.0, 0.02), (0.22, 0.17), (0.42, 0.02), (0.42, -0.5)],
    ],
    "s": [
        [
            (0.2, 0.08),
            (0.0, 0.16),
            (-0.2, 0.04),
            (0.0, -0.16),
            (0.2, -0.32),
            (0.0, -0.5),
            (-0.22, -0.4),
        ]
    ],
    "i": [[(0, -0.5), (0, 0.14)], [(0, 0.38), (0, 0.42)]],
    "n": [[(-0.24, -0.5), (-0.24, 0.14)], [(-0.24, 0.0), (0.02, 0.17), (0.24, 0.0), (0.24, -0.5)]],
    "A": [[(-0.36, -0.5), (0, 0.5)], [(0, 0.5), (0.36, -0.5)], [(-0.22, -0.14), (0.22, -0.14)]],
    "B": [
        [(-0.26, -0.5), (-0.26, 0.5)],
        [(-0.26, 0.5), (0.06, 0.49), (0.22, 0.27), (0.06, 0.04), (-0.26, 0.03)],
        [(-0.26, 0.03), (0.1, 0.01), (0.28, -0.24), (0.1, -0.49), (-0.26, -0.5)],
    ],
    "C": [
        [
            (0.3, 0.3),
            (0.08, 0.49),
            (-0.2, 0.36),
            (-0.32, 0.0),
            (-0.2, -0.36),
            (0.08, -0.49),
            (0.3, -0.3),
        ]
    ],
    " ": [],
}
_WIDE = {"s": 0.6, "m": 1.05, "i": 0.34, "n": 0.72, " ": 0.34, "1": 0.62}


def writing(text: str, at: Point, size: float, tone: str) -> list[Shape]:
    """Figures and a few letters as strokes, centred.

    Raises ValueError for a character that has no strokes: left out, it would be another number.
    """
    unknown = [c for c in text if c not in _GLYPHS]
    if unknown:
        raise ValueError(f'"{text}" cannot be written in a picture: there is no "{unknown[0]}"')
    total = sum(_WIDE.get(c, 0.82) for c in text) * size
    x = at[0] - total / 2
    shapes = []
    for character in text:
        step = _WIDE.get(character, 0.82) * size
        path: PagePath = []
        for stroke in _GLYPHS[character]:
            points = [(x + step / 2 + u * size, at[1] + v * size) for u, v in stroke]
            path += curve(points) if len(points) > 2 else polygon(points, closed=False)
        if path:
            shapes.append(Shape(path, "", tone, max(4, round(size * 0.2))))
        x += step
    return shapes


def letter(at: Point, name: str, radius: float) -> list[Shape]:
    """A frame's letter in a disc."""
    return [Shape(circle(at, radius), "mark"), *writing(name, at, radius * 1.1, "paper")]


def clock(at: Point, minutes: float, radius: float) -> list[Shape]:
    """A clock face with the minutes of one round, as a wedge and in figures."""
    x, y = at
    full = minutes >= 60
    share = min(minutes, 59.9) / 60 * 2 * math.pi
    pieces = max(2, round(minutes))
    wedge: list[Point] = [] if full else [(x, y)]
    for i in range(pieces + 1):
        angle = math.pi / 2 - share * i / pieces
        wedge.append((x + 0.8 * radius * math.cos(angle), y + 0.8 * radius * math.sin(angle)))
    shapes = [Shape(circle(at, radius), "paper", "ink", 14), Shape(polygon(wedge), "move")]
    below = (x, y - 1.52 * radius)
    for i in range(12):
        angle = math.pi / 6 * i
        c, s = math.cos(angle), math.sin(angle)
        inner = 0.72 if i % 3 == 0 else 0.84
        path = polygon(
            [
                (x + inner * radius * c, y + inner * radius * s),
                (x + 0.95 * radius * c, y + 0.95 * radius * s),
            ],
            closed=False,
        )
        shapes.append(Shape(path, "", "ink", 8))
    return [*shapes, *writing(_as_time(minutes), below, radius * 0.62, "ink")]


def minutes_and_seconds(minutes: float) -> tuple[int, int]:
    """What a clock says: whole minutes, or seconds alone below two minutes, or both."""
    whole, seconds = divmod(round(minutes * 60), 60)
    return (0, 60 * whole + seconds) if seconds and whole < 2 else (whole, seconds)


def _as_time(minutes: float) -> str:
    whole, seconds = minutes_and_seconds(minutes)
    parts = [f"{whole} min"] if whole else []
    return " ".join([*parts, f"{seconds} s"] if seconds else parts)


def stopwatch(at: Point, radius: float, seconds: int = 0) -> list[Shape]:
    """A stopwatch: hold it; with seconds, take that long."""
    x, y = at
    shapes = [
        Shape(_line((x, y + radius), (x, y + 1.32 * radius)), "", "ink", 26),
        Shape(
            _line((x - 0.28 * radius, y + 1.36 * radius), (x + 0.28 * radius, y + 1.36 * radius)),
            "",
            "ink",
            20,
        ),
        Shape(circle(at, radius), "paper", "ink", 16),
    ]
    wide = round(radius * 0.26)
    if seconds:
        hand = _line((x, y), (x + 0.45 * radius, y + 0.5 * radius))
        below = (x, y - 1.62 * radius)
        return [
            *shapes,
            Shape(hand, "", "move", round(radius * 0.2)),
            *writing(f"{seconds} s", below, radius * 0.78, "ink"),
        ]
    for dx in (-0.28, 0.28):
        bar = _line((x + dx * radius, y - 0.42 * radius), (x + dx * radius, y + 0.42 * radius))
        shapes.append(Shape(bar, "", "move", wide))
    return shapes


def _line(a: Point, b: Point) -> PagePath:
    return polygon([a, b], closed=False)


def breath(at: Point, away: Point, size: float) -> list[Shape]:
    """Three wavy lines of air going out."""
    x, y = at
    ux, uy = away
    shapes = []
    for k in (-1, 0, 1):
        sx, sy = x - uy * k * size * 0.32, y + ux * k * size * 0.32
        points = []
        for i in range(5):
            wave = (0.09 if i % 2 else -0.09) * size
            far = size * (0.12 + i * 0.22)
            points.append((sx + ux * far - uy * wave, sy + uy * far + ux * wave))
        shapes.append(Shape(curve(points), "", "mark", 14))
    return shapes


def cloud(low: Point, high: Point) -> list[Shape]:
    """A thought bubble around a box."""
    cx, cy = (low[0] + high[0]) / 2, (low[1] + high[1]) / 2
    a, b = (high[0] - low[0]) / 2, (high[1] - low[1]) / 2
    points: list[Point] = []
    lobes = 11
    for i in range(lobes * 2):
        angle = math.pi * i / lobes
        k = 1.16 if i % 2 else 1.0
        points.append((cx + a * k * math.cos(angle), cy + b * k * math.sin(angle)))
    return [Shape(curve(points, closed=True), "paper", "mark", 14)]


def note(at: Point, size: float) -> list[Shape]:
    """A note of music."""
    x, y = at
    return [
        Shape(circle((x, y), 0.22 * size), "mark"),
        Shape(
            polygon(
                [
                    (x + 0.19 * size, y),
                    (x + 0.19 * size, y + size),
                    (x + 0.6 * size, y + 0.8 * size),
                ],
                closed=False,
            ),
            "",
            "mark",
            round(size * 0.1),
        ),
    ]


def squeeze(at: Point, size: float) -> list[Shape]:
    """Three short arrows that press inward: tighten here."""
    x, y = at
    shapes: list[Shape] = []
    for angle in (90, 210, 330):
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))

        def place(out: float, aside: float, c: float = c, s: float = s) -> Point:
            return (x + c * out * size - s * aside * size, y + s * out * size + c * aside * size)

        head = polygon([place(0.28, 0.0), place(0.78, 0.36), place(0.78, -0.36)])
        tail = polygon([place(0.75, 0.0), place(1.25, 0.0)], closed=False)
        shapes += [
            Shape(tail, "", "paper", round(size * 0.42)),
            Shape(head, "paper", "paper", round(size * 0.2)),
            Shape(tail, "", "move", round(size * 0.22)),
            Shape(head, "move", "move", 4),
        ]
    return shapes


def bubbles(start: Point, end: Point) -> list[Shape]:
    """Growing discs from a head to its thought."""
    return [
        Shape(
            circle(
                (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t),
                22 + 38 * t,
            ),
            "paper",
            "mark",
            12,
        )
        for t in (0.1, 0.5, 0.95)
    ]


def ring(at: Point, radius: float) -> list[Point]:
    """A small circle's way, nearly round."""
    x, y = at
    turns = [math.radians(a) for a in range(60, 381, 40)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in turns]


def square(at: Point, half: float) -> list[Point]:
    """A small square's way."""
    x, y = at
    return [
        (x + half, y + half),
        (x - half, y + half),
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half * 0.4),
    ]


def scan(at: list[Point]) -> list[Shape]:
    """Rings along the body, one part after another."""
    shapes: list[Shape] = []
    for index, point in enumerate(at):
        shapes += [
            Shape(circle(point, 92), "", "paper", 40),
            Shape(circle(point, 92), "", "move", 18),
            *writing(str(index + 1), (point[0], point[1] + 175), 105, "move"),
        ]
    return shapes
