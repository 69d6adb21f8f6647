"""More than one process for the same pipeline."""
