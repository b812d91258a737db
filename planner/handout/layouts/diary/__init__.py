"""The diary, on paper and to fill in."""
