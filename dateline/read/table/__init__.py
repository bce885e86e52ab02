"""Tables (CSV, JSON, JSON Lines): each row or object an item, its columns known by their usual names."""
