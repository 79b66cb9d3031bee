"""The page of one opportunity: its runway, what is being bought, the pause so far, who does this now."""
