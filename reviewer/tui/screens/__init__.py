"""The screens: each holds its widgets together and turns keys into acts of the session."""
