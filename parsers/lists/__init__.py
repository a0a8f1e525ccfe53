"""Lists of articles as outlets publish them: one short file a kind, each with a ``read``: bytes in, records out."""

from parsers.lists.listed import Listed, ListPage

__all__ = ["ListPage", "Listed"]
