"""How each kind of source is gone through, page by page."""
