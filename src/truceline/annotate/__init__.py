"""From article to annotated article: sentences and times (cheap), then parses, mentions and quotations (dear)."""
