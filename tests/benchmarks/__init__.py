"""The budgets, each measured beside a reference in the same run: `make bench`."""
