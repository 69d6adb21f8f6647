"""Mentions: spans that name or describe an actor or a place."""
