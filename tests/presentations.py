"""The presentations that come with the planner."""

PRESENTATIONS = (
    "stenosis",
    "sciatica",
    "strain",
    "stiffness",
    "hypersensitivity",
    "chronic",
    "extension_sensitive",
)
