"""The law as screens and commands see it: values, entries by hand, packs, and what a change touches."""
