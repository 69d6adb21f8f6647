"""The case file: pages as captured, the record made of them, and a log of what was done to both."""
