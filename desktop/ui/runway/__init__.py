"""The runway, drawn: the strip in a table cell, its legend, and the large one with its backward plan."""
