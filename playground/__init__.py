"""Paper Playground: build, train, look into and slide through the networks of five papers."""

__version__ = "0.1.0"
