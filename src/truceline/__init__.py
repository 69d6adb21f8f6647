"""truceline: an auditable record of a negotiation, read from news pages."""

__version__ = "0.1.0"
