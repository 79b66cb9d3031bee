"""Data that the application reads through importlib.resources."""
