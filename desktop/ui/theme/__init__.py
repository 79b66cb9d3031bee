"""How the application looks: tokens, fonts, palette, sheet, icons and the proxy style."""
