"""Where articles are kept: immutable, each with its leaf; what follows from them can be rebuilt to the same bytes."""
