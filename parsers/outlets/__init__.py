"""Page templates: one short file an outlet, eras as subclasses; ``read_page`` chooses among them."""

from parsers.outlets.pagination import join_pages, pages_of
from parsers.outlets.reading import read_bundle, read_page

__all__ = ["join_pages", "pages_of", "read_bundle", "read_page"]
