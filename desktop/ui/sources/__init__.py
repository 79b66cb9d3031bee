"""The page of the sources: how each is, what was set aside, and how to add one."""
