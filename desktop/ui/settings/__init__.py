"""Settings: who we are, when we work, our two plans, and how the window looks on this computer."""
