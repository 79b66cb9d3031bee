"""The pause: four lenses, one at a time, beside what we already know."""
