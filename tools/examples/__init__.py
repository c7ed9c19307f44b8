"""Three made-up regions, made by the documented commands from a made-up register, boundaries and figures."""
