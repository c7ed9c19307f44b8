"""Parts of the page of goals."""
