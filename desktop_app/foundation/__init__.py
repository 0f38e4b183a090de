"""Files, texts, formats and logs: what every layer above needs from the machine."""
