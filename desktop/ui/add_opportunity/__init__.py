"""Adding opportunities by hand: typed, pasted, or from a spreadsheet."""
