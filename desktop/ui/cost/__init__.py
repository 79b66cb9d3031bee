"""The cost worksheet of one opportunity."""
