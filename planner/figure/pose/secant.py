"""Where a function of one angle is nought."""

from collections.abc import Callable


def root_of(of: Callable[[float], float], guess: float, close: float) -> float:
    """Where a smooth function of an angle is nought, by secants; the last try if it is nowhere."""
    a, b = guess, guess + 6.0
    at_a, at_b = of(a), of(b)
    for _ in range(9):
        if abs(at_b) < close or at_a == at_b:
            break
        step = at_b * (b - a) / (at_b - at_a)
        a, at_a = b, at_b
        b = b - max(-25.0, min(25.0, step))
        at_b = of(b)
    return b
