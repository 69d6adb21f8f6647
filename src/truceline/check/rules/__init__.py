"""The rules, one a file; the docstring of each is its public documentation."""
