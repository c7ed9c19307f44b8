"""Fact sheets: one accessible A4 page per area, to pin to an agenda."""
