"""The data folder: text tables read, checked, put together; nothing above this floor reads a file of data."""
