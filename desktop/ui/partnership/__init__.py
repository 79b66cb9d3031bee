"""The page of a partnership plan, and the list of all plans."""
