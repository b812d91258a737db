"""Where this user's data is kept, from the environment or the platform's usual place."""

import os
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_config_path, user_data_path


class Settings(NamedTuple):
    """Folders. PLANNER_DATA_DIR and PLANNER_LIBRARY take the place of the usual ones."""

    data_dir: Path
    """Holds planner.db."""
    clinic_dir: Path | None = None
    """A clinic's exercises and programs, laid over the shipped ones."""
    database_address: str = ""
    """Of a clinic's database, from PLANNER_DATABASE; config.toml may say it too."""
    config_dir: Path | None = None
    """Holds config.toml; None, or without one there: the data folder does."""

    @property
    def database(self) -> Path:
        """The store's file."""
        return self.data_dir / "planner.db"

    @property
    def config(self) -> Path:
        """What this user's planner is told; need not be there."""
        own = self.config_dir and self.config_dir / "config.toml"
        return own if own and own.exists() else self.data_dir / "config.toml"

    @property
    def user_state(self) -> Path:
        """The file of what the planner remembers for this user."""
        return self.data_dir / "state.json"


def read_settings(clinic_dir: Path | None = None) -> Settings:
    """The settings of this run."""
    data = os.environ.get("PLANNER_DATA_DIR")
    clinic = os.environ.get("PLANNER_LIBRARY")
    return Settings(
        _path(data) if data else user_data_path("planner", appauthor=False),
        clinic_dir or (_path(clinic) if clinic else None),
        os.environ.get("PLANNER_DATABASE", ""),
        # Who names a data folder has all of the planner there.
        None if data else user_config_path("planner", appauthor=False),
    )


def _path(text: str) -> Path:
    """A path with ~ for the home folder, where there is such a home."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)
