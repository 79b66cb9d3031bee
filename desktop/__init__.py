"""Tender Pause, the desktop application: think before you bid."""
