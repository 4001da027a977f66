"""`python -m reviewer` and the `reviewer` command."""

from reviewer.cli.main import main

if __name__ == "__main__":
    main()
