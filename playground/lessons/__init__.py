"""What a paper argues, small enough to be computed while one looks:
WGAN's argument for its distance (1701.07875)."""
