"""All municipalities over the values of an indicator."""
