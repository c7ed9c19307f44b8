"""The data folder of another region, made of the official register and the official boundaries."""
