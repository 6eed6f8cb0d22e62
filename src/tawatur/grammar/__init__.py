"""Rules over token classes. Knows no language and no stage."""
