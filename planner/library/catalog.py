"""All exercises, ladders, templates and rules together: as they were kept, or from their files.

What reads files is imported when they are read: most runs find the library kept.
"""

from pathlib import Path

from planner.library.clinic_folder import closed
from planner.library.layers import layers_of
from planner.library.unusable import LibraryUnusable
from planner.library.whole_cache import WholeCache
from planner.library.yaml_source import no_collection
from planner.model.library import Library


def load_library(
    clinic: Path | None = None, cache_folder: Path | None = None, *, afresh: bool = False
) -> Library:
    """The shipped library with a clinic's folder laid over it, and what that extends between them.

    A clinic's ladder or template takes the place of the shipped one of that name; its rules lie
    over the shipped ones, by id; its changes over the values of single things. Read `afresh`, no
    cache is believed.
    Raises LibraryUnusable if the clinic's folder is there and cannot be read, or if no complete set
    of rules and templates is left.
    """
    if clinic and (trouble := closed(clinic)):
        raise LibraryUnusable((trouble,))
    with no_collection():
        layers = layers_of(clinic)
        whole = WholeCache(layers.roots, clinic, cache_folder)
        kept = None if afresh else whole.get()
        if kept is not None:
            return kept
        from planner.library.from_files import read_layers

        library, parsed = read_layers(layers, clinic, cache_folder, believed=not afresh)
        # At the second time: who changes files all day need not wait for what is written once.
        if not parsed:
            whole.put(library)
        return library
