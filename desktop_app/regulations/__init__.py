"""Reads and checks the dated regulation files and hands out fingerprinted sets."""
