"""Files and proofs of a month."""
