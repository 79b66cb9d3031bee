"""Looking back on a decision."""
