"""Today: what needs a decision by when, what is new, and what falls due."""
