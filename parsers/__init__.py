"""Pure functions from bytes and text to frozen records: pages, statements, speakers, dates, topics.

Nothing in here touches the network, the clock, Prefect or SQL.
"""
