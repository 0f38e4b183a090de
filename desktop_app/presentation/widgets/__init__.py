"""The widget kit: small pieces that know the theme and no service."""
