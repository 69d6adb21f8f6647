"""The desk: a case in the browser and as a JSON interface, live, with review."""
