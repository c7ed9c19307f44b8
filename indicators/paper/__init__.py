"""Council papers: what slides, fact sheet and measures say of a place, as a document for Word."""
