"""“Go to anything”: commands, screens, opportunities and decisions by their names."""
