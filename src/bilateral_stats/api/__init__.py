"""What ``import bilateral_stats`` offers."""
