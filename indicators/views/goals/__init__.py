"""The goals of the region, and the way to one of them."""
