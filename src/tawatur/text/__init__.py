"""Strings and offsets: folding, token columns, sentences, quotes. Knows no language."""
