"""Why an item cannot be read."""

from __future__ import annotations


class Unusable(Exception):
    """An item or a whole document cannot be read; its text is the reason, in words for a person.

    Ours alone, and never an error of the app: whoever reads a stream turns it into a Rejection.
    """
