"""What we promise, and how it was kept."""
