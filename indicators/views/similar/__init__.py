"""The municipalities most similar to one."""
