"""Timing: best and 95th percentile of repeated runs, with collection out of the way."""

import gc
import subprocess
import time
from collections.abc import Callable, Sequence


def best_ms(work: Callable[[], object], runs: int = 7) -> float:
    """The fastest of some runs, milliseconds; the first, cold one does not count."""
    work()
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def process_ms(command: Sequence[str], runs: int = 5, **keywords: object) -> float:
    """The fastest of some whole processes, milliseconds."""

    def run() -> None:
        subprocess.run(command, check=True, capture_output=True, **keywords)  # type: ignore[call-overload]

    return best_ms(run, runs)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
