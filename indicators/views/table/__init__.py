"""Indicators × areas as a heat table."""
