"""Many program files at once, each in one of several processes; a bad one stops no other."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from planner.exchange.files import FileTrouble
from planner.handout.options import Options
from planner.model.prints import Print
from planner.model.problem import Problem
from planner.services.print_set import orders_of
from planner.services.printing import Order, PrintOutcome, Unreadable, print_file
from planner.services.workspace import Workspace
from planner.settings import Settings


@dataclass(frozen=True)
class Job:
    """A program file to print."""

    program: Path
    """JSON."""
    order: Order
    """Where to and how."""


@dataclass(frozen=True)
class JobDone:
    """What became of a job."""

    job: Job
    outcome: PrintOutcome


Work = Callable[[Job], JobDone]
Outcomes = Generator[JobDone, None, None]

_busy = threading.Lock()
"""Held while a job is done: a process that must end leaves no half file behind."""
_MOST_PROCESSES = 61
"""Windows waits for no more at once."""


def jobs_of(
    folder: Path,
    into: Path | None,
    options: Options,
    password: str | None,
    prints: Sequence[Print] = (),
) -> tuple[Job, ...]:
    """Jobs for every program of a folder, by name: one, or one for each paper of a set; the
    target folder is made.

    Raises FileTrouble, also where there is no program.
    """
    into = into or folder
    try:
        # Hidden ones are what other systems leave beside a file, not programs.
        found = sorted(
            each
            for each in folder.iterdir()
            if each.suffix.lower() == ".json" and not each.name.startswith(".")
        )
        if not found:
            raise FileTrouble(f"{folder}: there is no program (*.json) in this folder.")
        _refuse_twins(found, options.format)
        into.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise FileTrouble(f"{into}: this is a file; name a folder.") from error
    except OSError as error:
        raise FileTrouble(
            f"{error.filename}: cannot be used: {error.strerror or error}."
        ) from error
    return tuple(
        Job(each, order)
        for each in found
        for order in orders_of(
            Order(into / f"{each.stem}.{options.format}", options, password), prints
        )
    )


def _refuse_twins(found: Sequence[Path], ending: str) -> None:
    """Ann.json and Ann.JSON would become one handout, with the name of one patient."""
    first: dict[str, Path] = {}
    for each in found:
        twin = first.setdefault(each.stem, each)
        if twin is not each:
            raise FileTrouble(
                f"{twin} and {each} would both be written to {each.stem}.{ending}; rename one of "
                "them."
            )


def export_all(jobs: Sequence[Job], settings: Settings, processes: int | None) -> Outcomes:
    """Do jobs in that many processes, or one a core; outcomes as they come."""
    return do_all(jobs, partial(_export, settings), processes or _cores())


def do_all(jobs: Sequence[Job], work: Work, processes: int) -> Outcomes:
    """Do work for every job in other processes; outcomes as they come, one a job."""
    lost: list[Job] = []
    for job, outcome in _round(jobs, work, min(processes, len(jobs), _MOST_PROCESSES)):
        if outcome is None:
            lost.append(job)
        else:
            yield outcome
    # A process that dies takes the work of the others with it and does not say which job it was:
    # what was lost is done again, each job alone.
    for lost_job in lost:
        for job, outcome in _round((lost_job,), work, 1):
            yield outcome or _failed(job, "its process died; there may be too little memory.")


def _round(
    jobs: Sequence[Job], work: Work, processes: int
) -> Generator[tuple[Job, JobDone | None], None, None]:
    """Jobs with their outcomes; None where a process died."""
    # Spawned, not forked: the same on every system, and no lock is copied while it is held.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)
    try:
        with _interrupt_later():
            running = {pool.submit(_do, work, job): job for job in jobs}
        for future in as_completed(running):
            job, error = running[future], future.exception()
            if isinstance(error, BrokenProcessPool):
                yield job, None
            elif error is not None:
                yield job, _failed(job, f"{type(error).__name__}: {error}.")
            else:
                yield job, future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _failed(job: Job, why: str) -> JobDone:
    """A job that ended in a fault of the planner, not of the file."""
    problem = Problem(file=str(job.program), message=f"the handout could not be made: {why}")
    return JobDone(job, Unreadable((problem,)))


@contextmanager
def _interrupt_later() -> Generator[None, None, None]:
    """Ctrl+C waits. What is started meanwhile never hears it: the first process ends the others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Prepare a process: it ends with the one that started it, however that one ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be made to wait
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        with _busy:
            os._exit(1)


def _do(work: Work, job: Job) -> JobDone:
    with _busy:
        return work(job)


def _export(settings: Settings, job: Job) -> JobDone:
    workspace = _workspace(settings)
    outcome = print_file(job.program, job.order, workspace.sources, workspace.clock)
    return JobDone(job, outcome)


@cache
def _workspace(settings: Settings) -> Workspace:
    """One a process: a library that is needed is read once."""
    return Workspace(settings)


def _cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
