"""The chart in block characters, for a terminal."""

from collections.abc import Iterator

from planner.follow_up.chart import Chart, ChartRow

WIDTH = 60
HEIGHT = 3
"""Cells of a row."""
_BLOCKS = " ▁▂▃▄▅▆▇█"
_STEPS = len(_BLOCKS) - 1
_DASH = "╌"
_LABEL = 8


def chart_lines(chart: Chart, width: int = WIDTH) -> tuple[str, ...]:
    """Each measure as a name, three lines of bars, what it says; under all the weeks.

    Bars are values, higher is better; the dashes are the first value.
    """
    if not chart.rows:
        return ("Nothing was measured yet.",)
    lines: list[str] = []
    for row in chart.rows:
        lines += [_title(row), *_bars(chart, row, width)]
    return (*lines, *_feet(chart, width))


def row_words(row: ChartRow) -> str:
    """What a row says: "6 at first, 3 now: a change that matters"."""
    unit = row.measure.unit
    if len(row.points) == 1:
        return f"{row.first:g} {unit}, measured once"
    said = {
        True: "a change that matters",
        False: "not a change that matters",
        None: "what change matters is not known",
    }[row.matters]
    return f"{row.first:g} at first, {row.last:g} now ({unit}): {said}"


def row_name(row: ChartRow) -> str:
    """Which measure, of which side."""
    return f"{row.measure.name}, {row.side}" if row.side else row.measure.name


def _title(row: ChartRow) -> str:
    return f"{row_name(row)}: {row_words(row)}"


def _bars(chart: Chart, row: ChartRow, width: int) -> Iterator[str]:
    """From the top line down; the ends of the scale stand left of it."""
    plot = width - _LABEL
    heights: dict[int, float] = {}
    for point in row.points:
        heights[round(chart.across(point.day) * (plot - 1))] = row.up(point.value)
    first = min(HEIGHT - 1, int(row.up(row.first) * HEIGHT))
    worst, best = row.ends
    for line in reversed(range(HEIGHT)):
        label = {HEIGHT - 1: f"{best:.4g}", 0: f"{worst:.4g}"}.get(line, "")
        rest = _DASH if line == first else " "
        cells = []
        for column in range(plot):
            # Even the worst is seen: a value has at least the lowest block.
            level = max(1, round(heights[column] * HEIGHT * _STEPS)) if column in heights else 0
            block = min(_STEPS, max(0, level - line * _STEPS))
            cells.append(_BLOCKS[block] if block else rest)
        yield f"{label:>{_LABEL - 2}} ┤{''.join(cells)}".rstrip()


def _feet(chart: Chart, width: int) -> Iterator[str]:
    """The weeks, flare-ups and how much was done."""
    plot = width - _LABEL
    weeks = range(1, len(chart.done) + 1)

    def placed(said: dict[int, str]) -> str:
        cells = [" "] * (plot + 4)
        for week, text in said.items():
            start = round(chart.across(7 * (week - 1)) * (plot - 1))
            cells[start : start + len(text)] = text
        return "".join(cells).rstrip()

    yield f"{'week':>{_LABEL - 2}}  {placed({week: str(week) for week in weeks})}"
    if any(share is not None for share in chart.done):
        shares = {
            w: f"{round(100 * s)}%" for w, s in zip(weeks, chart.done, strict=True) if s is not None
        }
        yield f"{'done':>{_LABEL - 2}}  {placed(shares)}"
    if chart.flares:
        yield f"{'flare':>{_LABEL - 2}}  {placed(dict.fromkeys(chart.flares, '▲'))}"
