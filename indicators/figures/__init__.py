"""Series of figures, how they change, how alike areas are, and the sentences about them."""
