"""Rules of the data, table by table: rows in, typed objects and every problem out."""
