"""The system map: drawing, list, panel and exports."""
