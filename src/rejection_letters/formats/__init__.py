"""The forms in which a letter goes out, a module each."""
