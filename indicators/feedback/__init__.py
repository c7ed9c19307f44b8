"""What visitors tell the operator: checked, kept as files in a folder of the operator's, never more than fits."""
