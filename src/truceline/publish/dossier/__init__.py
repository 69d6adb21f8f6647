"""The dossier: a case as pages of HTML, made of its views by pure functions, one module a view."""
