"""Seven things to hold a decision of trustees against, as the Charity Commission's CC27 counts them.

The words are ours. They are offered for decisions that trustees take in England and Wales, one optional
line each; what is left empty is never printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from desktop.domain.nation import Nation
from desktop.domain.trustees import is_trustee

PRINCIPLES: Mapping[str, str] = MappingProxyType(
    {
        "within_powers": "We may do this",
        "good_faith": "In good faith, for the charity alone",
        "informed": "We knew enough",
        "relevant": "We weighed all that matters",
        "irrelevant": "We left aside what does not",
        "conflicts": "We dealt with conflicts of interest",
        "reasonable": "Others in our place could decide so",
    }
)
_NATIONS = (Nation.ENGLAND, Nation.WALES)


def apply(nation: Nation, roles: Sequence[str]) -> bool:
    """Return whether the seven are offered: somebody who decided is a trustee, in England or Wales."""
    return nation in _NATIONS and any(map(is_trustee, roles))
