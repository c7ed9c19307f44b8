"""Slides for a meeting: one statement, one picture, one source each; as page, file without network, and hand-out."""
