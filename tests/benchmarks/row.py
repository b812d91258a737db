"""Lines of the benchmark's table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One budget."""

    what: str
    measured: float
    budget: float
    unit: str
    reference: str

    def __str__(self) -> str:
        verdict = "within" if self.measured <= self.budget else "OVER"
        return (
            f"{self.what:46} {self.measured:9.1f} {self.unit:3} of {self.budget:8.1f}"
            f"  {verdict:6}  {self.reference}"
        )


@dataclass(frozen=True)
class Reference:
    """What is measured for comparison, without a budget."""

    what: str
    measured: float
    unit: str
    remark: str = ""

    def __str__(self) -> str:
        told = f"{self.what:46} {self.measured:9.1f} {self.unit:3} {'':11}  {'':6}  {self.remark}"
        return told.rstrip()


@dataclass(frozen=True)
class Remark:
    """What is to be said of a measurement."""

    what: str

    def __str__(self) -> str:
        return self.what
