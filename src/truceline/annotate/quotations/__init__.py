"""Quotations: every attribution of an article, direct, mixed and indirect."""
