"""Positions: who demands, offers, rejects, supports what."""
