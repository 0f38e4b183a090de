"""Why a figure is so, in words."""
