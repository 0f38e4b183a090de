"""Plain values that a workspace keeps beside the domain's own: what the ports speak of."""
