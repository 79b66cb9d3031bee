"""The board pack: a period's decisions as a PDF for trustees."""
