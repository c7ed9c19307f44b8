"""A folder per view: choice, what is computed, words, chart, image, and the view to take away."""
