"""Languages are data: lists, rules and examples, loaded into a Pack."""
