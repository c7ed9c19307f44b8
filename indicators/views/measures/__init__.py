"""Measures and lead projects."""
