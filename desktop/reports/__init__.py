"""Pages and sheets for people, made from values handed in."""
