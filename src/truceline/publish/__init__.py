"""What a person reads: briefs and exports."""
