"""The contract of `calculate`: its shape, and cases without a workspace."""
