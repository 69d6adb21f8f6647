"""Assessments: judgements and forecasts of talks and deals."""
