"""What can be taught: how many classes, with how many photos of each."""

from playground.specs import Range

CLASSES = Range(2, 5)
PHOTOS = Range(3, 40)
"""Of each class: with two, leaving one out would leave one."""
