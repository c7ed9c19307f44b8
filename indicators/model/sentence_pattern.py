"""Patterns of sentences: places to fill in, and forms for one and for many."""

import re

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
FORMS = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")  # for exactly one, for every other number
PLACEHOLDERS = frozenset({"place", "period", "value", "rounded"})
