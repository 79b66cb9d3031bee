"""What a person asks for, one place each, for the window and the command line alike."""
