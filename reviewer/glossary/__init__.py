"""Concepts and terms: match, read and write, propose, compare, release."""
