"""Slots that every kind of statement may fill: times, places, quoted words, numbers, how a meeting is held."""
