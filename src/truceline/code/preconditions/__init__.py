"""Preconditions: who wants what before what, or gives what for what."""
