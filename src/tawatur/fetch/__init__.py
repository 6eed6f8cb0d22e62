"""Everything that reads from the network: one guarded way out, politeness, feeds and sitemaps."""
