"""Steps and issues: what a statement is on."""
