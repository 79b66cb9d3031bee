"""Lists and pages on paper."""
