"""Our habits for a year."""
