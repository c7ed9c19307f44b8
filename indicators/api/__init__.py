"""The data interface: figures, indicators, goals, ratings, boundaries and a catalogue, read-only below /api/v1/."""
