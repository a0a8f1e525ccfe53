"""The SQLite file: schema and migrations, writes, queries, search, positions, a digest's items, export."""
