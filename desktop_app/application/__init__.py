"""Use cases, the ports they need, and the results they give."""
