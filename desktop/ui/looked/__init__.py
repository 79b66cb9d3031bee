"""Where we have looked for partners."""
