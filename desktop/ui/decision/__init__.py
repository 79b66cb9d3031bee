"""The decision: three equal choices, our commitments, and why."""
