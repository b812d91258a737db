"""A developer's cache is neither used by the tests nor filled by them."""

import os
import tempfile
from pathlib import Path

from planner.library.cache import cache_folder


def test_the_cache_of_tests_is_theirs() -> None:
    assert cache_folder().is_relative_to(tempfile.gettempdir())
    assert Path(os.environ["XDG_CACHE_HOME"]) in cache_folder().parents
