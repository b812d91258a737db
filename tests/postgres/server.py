"""A PostgreSQL server of the tests' own: made when first asked for, once for all workers."""

import contextlib
import fcntl
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

DEBIAN = "/usr/lib/postgresql"
KEEPER = "keeper"
"""The administrator of the server."""
KEEPERS_PASSWORD = "keepers-password"
AS_FAR = "127.0.0.2"
"""The server answers here too; the planner takes it for another machine."""


def programs() -> Path | None:
    """Where initdb and pg_ctl of PostgreSQL 15 or later are; None if there are none."""
    folders = sorted(Path(DEBIAN).glob("*/bin"), key=lambda path: int(path.parent.name))
    usual = shutil.which("initdb")
    for folder in (*reversed(folders), *([Path(usual).parent] if usual else [])):
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            said = run([str(folder / "initdb"), "--version"], check=False).stdout
            words = said.split()
            if words and words[-1 if words[-1][0].isdigit() else 2].split(".")[0] >= "15":
                return folder
    return None


def run(command: list[str], *, check: bool = True) -> subprocess.CompletedProcess[str]:
    """A command with what it said."""
    return subprocess.run(command, check=check, capture_output=True, text=True, timeout=60)


@dataclass(frozen=True)
class Server:
    """A server that was started."""

    bin: str
    data: str
    port: int

    def _ctl(self, *words: str) -> None:
        command = [f"{self.bin}/pg_ctl", "-D", self.data, "-w", "-s", *words]
        # Its children keep what they were given open: a pipe would never end.
        subprocess.run(
            as_other(command),
            check=True,
            timeout=60,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def start(self) -> None:
        """Let it answer."""
        self._ctl("-l", f"{self.data}/log", "-o", f"-p {self.port}", "start")

    def stop(self) -> None:
        """Let it end in order."""
        self._ctl("-m", "fast", "stop")

    def kill(self) -> None:
        """As a pulled plug would (kill -9 of all of it): it writes nothing more."""
        running = Path(self.data, "postmaster.pid")
        if not running.exists():
            return
        first = int(running.read_text().split()[0])
        os.kill(first, signal.SIGSTOP)  # it begins none while its children are counted
        family = [first, *_children(first)]
        for one in family:
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        while any(map(_runs, family)):
            time.sleep(0.01)
        # Where nobody reaps them the number of the first still seems to be in use.
        running.unlink()
        Path(self.data).parent.joinpath(f".s.PGSQL.{self.port}.lock").unlink()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other worker changes what is the whole server's meanwhile."""
        with (Path(self.data).parent / "alone.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def address(self, user: str, database: str) -> str:
        """What PLANNER_DATABASE says."""
        return f"postgresql+psycopg://{user}@127.0.0.1:{self.port}/{database}"


def _children(process: int) -> list[int]:
    return [
        one
        for one in (int(two.name) for two in Path("/proc").glob("[0-9]*"))
        if _status(one)[1:] == [str(process)]
    ]


def _runs(process: int) -> bool:
    return _status(process)[:1] not in ([], ["Z"])


def _status(process: int) -> list[str]:
    """The state of a process and its parent; nothing if there is none."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return []


def as_other(command: list[str]) -> list[str]:
    """PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]


def made(folder: Path, bin_folder: Path) -> Server:
    """A new server, started; passwords are asked for, as at a clinic."""
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    secret = folder / "keeper"
    secret.write_text(KEEPERS_PASSWORD)
    secret.chmod(0o644)
    data = folder / "data"
    command = [f"{bin_folder}/initdb", "-D", str(data), "-U", KEEPER, "-E", "UTF8", "-N"]
    command += ["--locale=C", "--auth=scram-sha-256", f"--pwfile={secret}"]
    run(as_other(command))
    with (data / "postgresql.conf").open("a") as config:
        config.write(
            f"listen_addresses = '127.0.0.1, {AS_FAR}'\nunix_socket_directories = '{folder}'\n"
            "fsync = off\nmax_connections = 60\nshared_buffers = 32MB\n"
            "dynamic_shared_memory_type = mmap\n"
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(str(bin_folder), str(data), port)
    server.start()
    return server


@contextmanager
def shared(root: Path, bin_folder: Path) -> Iterator[Server]:
    """One server for all who ask below a folder; the last one to leave stops it."""
    with _locked(root) as known:
        if not known.get("users"):
            # Not below the tests' own folder, which the user whom it runs as cannot enter.
            folder = Path(tempfile.mkdtemp(prefix="planner-postgres-"))
            known.update(folder=str(folder), users=0, **asdict(made(folder, bin_folder)))
        known["users"] += 1
        server = Server(known["bin"], known["data"], known["port"])
    try:
        yield server
    finally:
        with _locked(root) as known:
            known["users"] -= 1
            if known["users"] == 0:
                server.kill()
                shutil.rmtree(known["folder"], ignore_errors=True)


@contextmanager
def _locked(root: Path) -> Iterator[dict[str, object] | dict]:  # type: ignore[type-arg]
    path = root / "postgres.json"
    with (root / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = json.loads(path.read_text()) if path.exists() else {}
        yield known
        path.write_text(json.dumps(known))


def new_name() -> str:
    """Of a database that nobody else has."""
    return f"clinic_{secrets.token_hex(6)}"
