"""The head as shapes: a face, hair, and the features that are turned to the eye."""

from planner.figure.body.builds import Build, HairStyle
from planner.figure.body.measures import STATURE_M
from planner.figure.shapes.camera import Camera, Point
from planner.figure.shapes.contour import around, ellipsoid, hull
from planner.figure.shapes.path import INK_MM, Shape, circle, curve, ellipse, fills, lines, polygon
from planner.figure.vector import Mat, Vec, add, apply

_H = STATURE_M
_MM = 1000 * _H

_FACE: tuple[tuple[Vec, Vec], ...] = (
    ((0.008, 0.0, -0.002), (0.046, 0.042, 0.056)),
    ((0.020, 0.0, -0.036), (0.030, 0.031, 0.026)),
)
_HAIR: tuple[Vec, Vec] = ((-0.011, 0.0, 0.013), (0.054, 0.049, 0.060))
_WORN: dict[HairStyle, tuple[tuple[Vec, Vec], ...]] = {
    "short": (),
    "bun": (((-0.062, 0.0, 0.040), (0.024, 0.026, 0.024)),),
    "tied": (
        ((-0.060, 0.0, 0.006), (0.018, 0.020, 0.018)),
        ((-0.068, 0.0, -0.034), (0.016, 0.020, 0.042)),
    ),
}
"""What a hair style has behind the head; centres and radii as of the hair."""


def head_shapes(m: Mat, center: Vec, camera: Camera, build: Build) -> list[Shape]:
    """The head at its centre with the axes m: face and hair, and of the features what is seen."""
    toward = camera.toward
    ahead = m[0] * toward[0] + m[3] * toward[1] + m[6] * toward[2]
    above = m[2] * toward[0] + m[5] * toward[1] + m[8] * toward[2]
    points: list[Point] = []
    for where, (deep, broad, tall) in _FACE:
        middle = add(center, apply(m, _scaled(where)))
        radii = _scaled((deep, broad * build.face, tall))
        points += around(ellipsoid(camera, middle, m, radii), 12)
    face = polygon(hull(points))
    hair = [
        ellipse(*ellipsoid(camera, add(center, apply(m, _scaled(where))), m, _scaled(radii)))
        for where, radii in (*_WORN[build.hair_style], _HAIR)
    ]
    nose_at = camera.point(add(center, apply(m, _scaled((0.055, 0.0, -0.014)))))
    nose = circle(nose_at, 0.0085 * _MM)
    away = ahead * 0.9 - above * 0.45 < -0.30
    if away:
        found = [*lines([face, *hair]), *fills([face], build.skin), *fills(hair, build.hair)]
    else:
        found = [*lines(hair), *fills(hair, build.hair), *lines([face])]
        if ahead < 0.8:
            found += lines([nose])
        found += fills([face, nose], build.skin)
    return found + _features(m, center, camera, away, build.skin)


def _features(m: Mat, center: Vec, camera: Camera, away: bool, skin: str) -> list[Shape]:
    found: list[Shape] = []
    for sign in (1.0, -1.0):
        outward = sign * camera.depth((m[1], m[4], m[7]))
        if outward > 0.25:
            ear = ellipsoid(
                camera,
                add(center, apply(m, _scaled((-0.006, sign * 0.042, -0.006)))),
                m,
                _scaled((0.008, 0.005, 0.013)),
            )
            found.append(Shape(ellipse(*ear), skin, "ink", INK_MM - 3))
        normal = apply(m, (0.85, sign * 0.5, 0.1))
        if not away and camera.depth(normal) > 0.30:
            eye = camera.point(add(center, apply(m, _scaled((0.046, sign * 0.020, 0.004)))))
            found.append(Shape(circle(eye, 0.0055 * _MM), "ink"))
    if not away and camera.depth((m[0], m[3], m[6])) > 0.45:
        mouth = [
            camera.point(add(center, apply(m, _scaled((x, y, z)))))
            for x, y, z in (
                (0.042, 0.016, -0.033),
                (0.049, 0.0, -0.038),
                (0.042, -0.016, -0.033),
            )
        ]
        found.append(Shape(curve(mouth), "", "ink", INK_MM - 3))
    return found


def _scaled(v: Vec) -> Vec:
    return (v[0] * _H, v[1] * _H, v[2] * _H)
