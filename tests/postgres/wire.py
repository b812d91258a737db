"""The way to a server, watched: how often a planner waits for an answer, and a way that is cut."""

import select
import socket
import threading
from contextlib import suppress


class Wire:
    """Hands on what goes to and from a server; each time a planner asks and waits counts as one."""

    def __init__(self, port: int) -> None:
        self.ways = 0
        """Round trips so far."""
        self._server = port
        self._ends: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._let_in, daemon=True).start()

    def _let_in(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._server))
            self._ends += [near, far]
            threading.Thread(target=self._hand_on, args=(near, far), daemon=True).start()

    def _hand_on(self, near: socket.socket, far: socket.socket) -> None:
        asked = False
        with near, far, suppress(OSError, ValueError):
            while True:
                ready, _, _ = select.select([near, far], [], [])
                for one, other in ((far, near), (near, far)):
                    if one not in ready:
                        continue
                    data = one.recv(1 << 16)
                    if not data:
                        return
                    if one is near and not asked:
                        self.ways += 1
                    asked = one is near
                    other.sendall(data)

    def close(self) -> None:
        """Cut it."""
        self._door.close()
        for one in self._ends:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
