"""The page that a clinic puts on its own site, and the address that carries a part of a plan."""
