"""Pure functions from bytes and text to frozen records: pages, statements, speakers, dates, topics.

Nothing in here touches the network, the clock, Prefect or SQL.
"""

PARSER_VERSION = "3"
"""Raised with every change in what the parsers find: ``onrecord reparse`` then shows what that changes."""
