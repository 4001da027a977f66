"""The screens (the only textual)."""
