"""The address owns the state: parameters of addresses, read, checked and written back."""
