"""What is handed over after a visit: what changes, how it goes, a letter, keeping well."""
