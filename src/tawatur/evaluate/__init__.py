"""Scoring against gold, floors, speed."""
