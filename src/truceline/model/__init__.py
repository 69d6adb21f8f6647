"""What everything is made of: frozen, typed values, from the page to the conflict."""
