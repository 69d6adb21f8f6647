"""From annotated article to statements (event coding)."""
