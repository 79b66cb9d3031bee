"""What lists cover, and what they do not."""
