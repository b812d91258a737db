"""The store of a clinic: PostgreSQL, where several people work on the same patients."""
