"""A clearance in one line."""

from planner.model.screening import Clearance


def clearance_line(clearance: Clearance | None) -> str:
    """ "cleared by Dr Lee, 2026-03-01, until phase 2: scan clear", or "not cleared"."""
    if clearance is None:
        return "not cleared"
    until = f", until phase {clearance.until_phase}" if clearance.until_phase else ""
    return f"cleared by {clearance.by}, {clearance.on.isoformat()}{until}: {clearance.reason}"
