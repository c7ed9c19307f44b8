"""How a table is built, found by its structure: key, head, times, blocks, categories; no publisher is named here."""
