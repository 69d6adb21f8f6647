"""Whether it happened: status and factuality, with the word and the rule that decided."""
