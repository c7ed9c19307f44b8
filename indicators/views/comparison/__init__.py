"""Up to eight areas over time."""
