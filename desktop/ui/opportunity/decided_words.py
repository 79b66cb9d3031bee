"""What the buttons say once a decision stands."""

from typing import Final

READ_DECISION: Final = "Read the decision"
DECIDE_AGAIN: Final = "Decide again"
