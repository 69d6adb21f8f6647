"""From statements to occurrences, and from articles to lineages."""
