"""References: pronouns and descriptions, resolved to whoever was named before."""
