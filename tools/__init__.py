"""Tools for development: browser, benchmark, screenshots. The dashboard itself never imports them."""
