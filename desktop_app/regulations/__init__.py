"""Reads and checks the regulation files and hands out fingerprinted sets."""
