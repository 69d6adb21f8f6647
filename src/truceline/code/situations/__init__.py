"""Situations: what goes on, what parts the sides, what nobody knows."""
