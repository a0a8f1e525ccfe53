"""The store in a browser: Datasette, an extra, with our descriptions, questions and pages."""
