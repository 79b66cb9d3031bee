"""The workspace file: every SQL statement stands in this package."""
