"""Organisations that we know: their list, one at a time, and the fields in which one is named."""
