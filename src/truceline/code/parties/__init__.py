"""Who does it, to whom it is done, and who holds a position."""
