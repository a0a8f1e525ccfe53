"""Templates of pages whose info lines no known element marks."""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from parsers.outlets.blocks import Block, blocks
from parsers.outlets.template import Template
from parsers.pages.furniture import furniture
from parsers.pages.infoline import slot


class Unmarked(Template):
    """The info lines are told by their form among what stands between headline and body.

    ``START`` is a pattern for the source where the headline begins, ``END`` for where the body does.
    """

    START: ClassVar[str]
    END: ClassVar[str]

    @cached_property
    def info_lines(self) -> tuple[Block, ...]:
        """What stands between headline and body, each block with what it is."""
        found = blocks(self.between(rf"(?={self.START})", self.END))
        return tuple(self._told(block for block in found if block.text != self.title))

    def _told(self, found: Iterator[Block]) -> Iterator[Block]:
        valued = False
        for block in found:
            labels = not valued and slot(block.text) is not None
            if labels or valued or self.is_info(block):
                reason = "byline"
            else:
                kind = furniture(block.text)
                reason = kind.reason if kind else "summary"
            yield Block(block.raw, block.text, reason)
            valued = labels
