"""Texts through gettext, numbers and dates as Germans write them, characters that can be seen."""
