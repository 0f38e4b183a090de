"""The desk of all clients."""
