"""One indicator on the map, with classes, distribution and line over time."""
