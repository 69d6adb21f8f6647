"""Events: who did what to whom, found by a table of triggers."""
