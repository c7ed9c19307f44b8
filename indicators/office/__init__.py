"""Files of Word and PowerPoint: charts and maps that can be edited there, templates of the operator, equal bytes."""
