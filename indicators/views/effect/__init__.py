"""From vision to effect: what serves what, who says so, and where nothing is known."""
