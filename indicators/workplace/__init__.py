"""The office: a second program in which the figures are kept; the public dashboard has no way to write."""
