"""Which measures reach which areas and goals, and what is said of them."""
