"""How work is spread: map and group, on one process or many, with the same answer."""
