"""How far a goal is: the method, its results, and the words and receipts for them."""
