"""Two indicators against each other."""
