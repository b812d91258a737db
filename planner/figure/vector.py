"""Vectors and rotations in 3-D as plain tuples; metres, degrees.

x is forward, y to the left, z up (of the world, or of a body segment). A rotation is a
row-major 3 × 3 matrix of nine numbers whose columns are a segment's forward, left and up.
"""

import math

Vec = tuple[float, float, float]
Mat = tuple[float, float, float, float, float, float, float, float, float]

IDENTITY: Mat = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
UP: Vec = (0.0, 0.0, 1.0)
_RAD = math.pi / 180


def add(a: Vec, b: Vec) -> Vec:
    """a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vec, k: float) -> Vec:
    """a × k."""
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a: Vec, b: Vec) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """How long it is."""
    return math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vec, otherwise: Vec = (1.0, 0.0, 0.0)) -> Vec:
    """The same direction, one long; another where there is none."""
    size = length(a)
    return scale(a, 1 / size) if size > 1e-9 else otherwise


def mix(a: Vec, b: Vec, t: float) -> Vec:
    """The point a share t of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def apply(m: Mat, v: Vec) -> Vec:
    """A vector given in a segment's own axes, in the axes around it."""
    x, y, z = v
    return (
        m[0] * x + m[1] * y + m[2] * z,
        m[3] * x + m[4] * y + m[5] * z,
        m[6] * x + m[7] * y + m[8] * z,
    )


def unapply(m: Mat, v: Vec) -> Vec:
    """The reverse of apply."""
    x, y, z = v
    return (
        m[0] * x + m[3] * y + m[6] * z,
        m[1] * x + m[4] * y + m[7] * z,
        m[2] * x + m[5] * y + m[8] * z,
    )


def multiply(a: Mat, b: Mat) -> Mat:
    """First b, then a."""
    a0, a1, a2, a3, a4, a5, a6, a7, a8 = a
    b0, b1, b2, b3, b4, b5, b6, b7, b8 = b
    return (
        a0 * b0 + a1 * b3 + a2 * b6,
        a0 * b1 + a1 * b4 + a2 * b7,
        a0 * b2 + a1 * b5 + a2 * b8,
        a3 * b0 + a4 * b3 + a5 * b6,
        a3 * b1 + a4 * b4 + a5 * b7,
        a3 * b2 + a4 * b5 + a5 * b8,
        a6 * b0 + a7 * b3 + a8 * b6,
        a6 * b1 + a7 * b4 + a8 * b7,
        a6 * b2 + a7 * b5 + a8 * b8,
    )


def transpose(m: Mat) -> Mat:
    """The reverse rotation."""
    return (m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8])


def about_forward(deg: float) -> Mat:
    """Turns left towards up."""
    c, s = math.cos(deg * _RAD), math.sin(deg * _RAD)
    return (1.0, 0.0, 0.0, 0.0, c, -s, 0.0, s, c)


def about_left(deg: float) -> Mat:
    """Turns up towards forward."""
    c, s = math.cos(deg * _RAD), math.sin(deg * _RAD)
    return (c, 0.0, s, 0.0, 1.0, 0.0, -s, 0.0, c)


def about_up(deg: float) -> Mat:
    """Turns forward towards left."""
    c, s = math.cos(deg * _RAD), math.sin(deg * _RAD)
    return (c, -s, 0.0, s, c, 0.0, 0.0, 0.0, 1.0)


def axes(forward: Vec, left: Vec, up: Vec) -> Mat:
    """The rotation with these columns."""
    return (
        forward[0], left[0], up[0],
        forward[1], left[1], up[1],
        forward[2], left[2], up[2],
    )  # fmt: skip


def pitch_roll_spin(m: Mat) -> Vec:
    """The angles of about_left(a) · about_forward(b) · about_up(c), degrees."""
    b = math.asin(max(-1.0, min(1.0, -m[5])))
    if abs(m[5]) > 0.9999:
        return (math.atan2(-m[6], m[0]) / _RAD, b / _RAD, 0.0)
    return (math.atan2(m[2], m[8]) / _RAD, b / _RAD, math.atan2(m[3], m[4]) / _RAD)
