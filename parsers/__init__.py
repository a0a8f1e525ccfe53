"""Pure functions from bytes and text to frozen records: pages, statements, speakers, dates, topics.

Nothing in here touches the network, the clock, Prefect or SQL.
"""

PARSER_VERSION = "1"
"""Raised with every change in what the parsers find: what is kept is then read again from its bytes."""
