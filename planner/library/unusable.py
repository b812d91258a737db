"""The one way in which a library cannot be used at all; to name it, nothing need be read."""

from planner.model.problem import Problem


class LibraryUnusable(Exception):
    """The rules or templates themselves could not be read; nothing can be built."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("the library cannot be used")
        self.problems = problems
