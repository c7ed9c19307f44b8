"""Indicators of a region: CSV sets in, checked figures, classes, maps and sentences out."""
