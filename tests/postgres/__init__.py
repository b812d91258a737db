"""A PostgreSQL of the tests own, and the clinics in it."""
