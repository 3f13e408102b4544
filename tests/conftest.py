"""Tests compute tiny things: threads of their own only get in one another's way."""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
