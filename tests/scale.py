"""SCALE.md: what a clinic's database costs, measured at 10,000 patients, and what follows."""

import os
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator

from sqlalchemy import event

from planner.building.build import build
from planner.library.catalog import load_library
from planner.model.program.program import Program
from tests.benchmarks.clinic import PATIENTS, SCREENS, Beside, both
from tests.benchmarks.measure import best_ms

CLINICS, A_DAY, WORK_DAYS = 1_000, 100_000, 250
SAVES_A_VISIT, READS_A_VISIT = 5, 6
"""Assumed, not measured: changes that are kept, and screens that are read, for a patient a day."""
BUSY_HOURS = 8
PLANS = "## The plans"
_TABLES = "patients programs revisions issues records standings audit".split()


def rows_and_bytes(beside: Beside) -> dict[str, tuple[int, int]]:
    """Of each table: rows, and bytes a row with its indexes and large values."""
    found = {}
    keeper = beside.clinic.sql("keeper")
    keeper.execute("SET ROLE planner_owner")
    for table in _TABLES:
        query = f"SELECT count(*), pg_total_relation_size('{table}') FROM {table}"
        count, size = keeper.execute(query).fetchone() or (0, 0)
        found[table] = (count, size // max(count, 1))
    return found


def saves_ms(beside: Beside, count: int = 100) -> float:
    """One change kept, its rows of the audit with it."""
    stored = beside.dana.load(1)
    begun = time.perf_counter()
    for number in range(count):
        stored = beside.dana.save(stored, stored.program, f"change {number}")
    return (time.perf_counter() - begun) * 1000 / count


def connection_bytes(beside: Beside) -> int:
    """Memory that the server took for a connection that has counted every table."""
    here = beside.clinic.sql("keeper")
    for table in _TABLES:
        here.execute(f"SELECT count(*) FROM {table}")
    query = "SELECT sum(total_bytes)::bigint FROM pg_backend_memory_contexts"
    return int((here.execute(query).fetchone() or (0,))[0])


def plans(beside: Beside) -> Iterator[str]:
    """What the server does for each screen of a therapist, as it tells it itself."""
    asked: list[tuple[str, object]] = []

    def note(*said: object) -> None:
        asked.append((str(said[2]), said[3]))

    engine = beside.dana._clinic._engine
    event.listen(engine, "before_cursor_execute", note)
    for what, of in SCREENS.items():
        asked.clear()
        of(beside.dana, 1)
        for statement, values in list(asked):
            if not statement.startswith("SELECT planner_event"):
                yield f"### {what}\n\n```\n{statement}\n\n{_plan(beside, statement, values)}\n```\n"
    event.remove(engine, "before_cursor_execute", note)


def _plan(beside: Beside, statement: str, values: object) -> str:
    with beside.dana._clinic.reading() as connection:
        explain = f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) {statement}"
        return "\n".join(row[0] for row in connection.exec_driver_sql(explain, values))  # type: ignore[arg-type]


def page(beside: Beside) -> Iterator[str]:
    """The whole of it."""
    times: dict[str, tuple[float, float]] = {
        what: (best_ms(_of(one, beside.file), 3), best_ms(_of(one, beside.dana), 3))
        for what, one in SCREENS.items()
    }
    save, memory = saves_ms(beside), connection_bytes(beside)
    sizes = rows_and_bytes(beside)
    server = beside.clinic.sql("dana").execute("SHOW server_version").fetchone() or ("",)
    audited = SAVES_A_VISIT + 4
    yield f"""# What a clinic's database costs

`make scale` measures this and writes the page anew. Measured: PostgreSQL {server[0].split()[0]}
on the machine of the planner, with {os.cpu_count()} cores; {PATIENTS:,} patients of one therapist
in one clinic, each with a program of 12 weeks, once given out. The server had the little memory
that the tests give it (32 MB of shared buffers) and did not wait for its disk (`fsync = off`),
so **writing takes longer than is told
here** on a server that does. Other work on the machine makes the times longer; its load was
{os.getloadavg()[0]:.0f} at the end.

## Measured

| table | rows | bytes a row, indexes and large values in it |
| --- | ---: | ---: |
"""
    for table, (count, size) in sizes.items():
        yield f"| {table} | {count:,} | {size:,} |\n"
    yield f"""
| screen, {PATIENTS:,} patients | one machine (SQLite) | clinic (PostgreSQL, therapist) |
| --- | ---: | ---: |
"""
    for what, (alone, shared) in times.items():
        yield f"| {what} | {alone:.0f} ms | {shared:.0f} ms |\n"
    yield f"""
To keep one change: {save:.0f} ms. To put the {PATIENTS:,} patients into an empty clinic
(`planner restore`): {beside.restored_s:.0f} s. Memory that the server has for one connection
alone: {memory / 1e6:.1f} MB (what it counts itself; a process of the system comes on top).
A planner holds one connection, at most four at once for what it does meanwhile.

## What follows for {CLINICS:,} clinics and {A_DAY:,} patients a day

Reckoned, not measured: nobody ran {CLINICS:,} clinics. Assumed for each patient a day: opened once,
{SAVES_A_VISIT} changes kept, one handout, two records, {READS_A_VISIT} screens read, {audited} rows
of the audit; {WORK_DAYS} days a year, {BUSY_HOURS} hours a day,
and what is thinned after 90 days counted as if it were kept.

"""
    each = {"revisions": SAVES_A_VISIT, "issues": 1, "records": 2, "audit": audited}
    day = sum(count * sizes[table][1] for table, count in each.items()) * A_DAY
    rows = sum(each.values()) * A_DAY
    seconds = BUSY_HOURS * 3600
    busy = A_DAY * (SAVES_A_VISIT * save + READS_A_VISIT * times["open"][1]) / 1000
    most, needed = 1000 / max(save, 1), A_DAY * SAVES_A_VISIT / seconds / CLINICS
    yield f"""| | all of them | a clinic ({A_DAY // CLINICS} patients a day) |
| --- | ---: | ---: |
| rows a day | {rows:,} | {rows // CLINICS:,} |
| bytes a day | {day / 1e9:.1f} GB | {day / CLINICS / 1e6:.1f} MB |
| bytes a year | {day * WORK_DAYS / 1e12:.2f} TB | {day * WORK_DAYS / CLINICS / 1e9:.1f} GB |
| changes kept a second | {needed * CLINICS:.0f} | {needed:.3f} |
| connections, 10 therapists each | {CLINICS * 10:,} | 10 |
| memory of those connections | {CLINICS * 10 * memory / 1e9:.1f} GB | {10 * memory / 1e6:.0f} MB |
| seconds of work a day, the planners' own in it | {busy:,.0f} | {busy / CLINICS:.0f} |

A clinic has a database of its own, and each is small: no row of one is read for another, so the
left column is the sum of many servers, not one. What does not grow that way is the audit: its rows
are chained, so those of a clinic are written one after the other.
At {save:.0f} ms a change a clinic
keeps at most about {most:.0f} changes a second, {most / needed:,.0f} times what is assumed. Several
clinics on one server share its disk and its connections;
past some hundreds put a pooler before it (PgBouncer,
in session mode), which was not tried.

{PLANS}

As the server tells them, of a therapist whose patients all {PATIENTS:,} are. What the policies of
row-level security ask stands in them as SubPlan and InitPlan.

"""
    yield "\n".join(plans(beside))


def _of(screen: Callable[[object, int], object], store: object) -> Callable[[], object]:
    return lambda: screen(store, 1)


def main() -> None:
    """Write the page to standard output."""
    from tests.benchmarks.__main__ import twelve_weeks

    with tempfile.TemporaryDirectory() as name:
        os.environ["PLANNER_DATA_DIR"] = name
        program: Program | None = build(twelve_weeks(), load_library()).program
        assert program is not None
        with both(program) as beside:
            if beside is None:
                sys.exit("There is no PostgreSQL 15 or later here; nothing was measured.")
            told, plans_of = "".join(page(beside)).split(PLANS)
            sys.stdout.write("\n\n".join(map(filled, told.split("\n\n"))) + PLANS + plans_of)


def filled(block: str) -> str:
    """A paragraph with lines of one length, whatever numbers are in it; a table as it is."""
    if block.startswith(("#", "|", "\n")):
        return block
    return textwrap.fill(" ".join(block.split()), 105, break_on_hyphens=False)


if __name__ == "__main__":
    main()
