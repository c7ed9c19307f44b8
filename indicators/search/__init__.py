"""One search over everything there is."""
