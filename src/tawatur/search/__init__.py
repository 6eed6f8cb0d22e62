"""Searching a store: words in any spelling, phrases, beginnings, fields; questions answered by what claims say."""
