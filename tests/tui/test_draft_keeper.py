"""A draft is kept away from the keys; who reads the list next waits for it."""

import threading

from planner.store.memory import MemoryStore
from planner.tui.state.draft_keeper import DraftKeeper


class SlowStore(MemoryStore):
    """Keeps a draft once it may."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def keep_draft(self, *given: object) -> int:
        self.go_on.wait()
        return super().keep_draft(*given)  # type: ignore[arg-type]


def test_the_list_is_read_after_what_was_typed_last_is_kept() -> None:
    store = SlowStore()
    keeper = DraftKeeper(lambda: store)
    keeper.rest()  # nothing is under way
    assert keeper.want('{"name": "Bertha"}')
    working = threading.Thread(target=keeper.work, args=(lambda: None, lambda: False))
    working.start()
    threading.Timer(0.05, store.go_on.set).start()
    keeper.rest()
    assert [one.patient for one in store.drafts()] == ["Bertha"]
    working.join()
