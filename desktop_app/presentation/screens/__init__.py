"""The screens: one task each."""
