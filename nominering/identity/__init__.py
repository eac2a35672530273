"""Somebody else who knows who people are: OpenID Connect."""
