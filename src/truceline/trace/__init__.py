"""What a negotiation looks like: what its statements tell of meetings, stands, order and outlook, in plain words."""
