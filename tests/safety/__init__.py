"""Nothing unsafe reaches paper unseen."""
