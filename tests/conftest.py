"""Tests compute tiny things: threads of their own only get in one another's way."""

import os

os.environ["OMP_NUM_THREADS"] = "1"
