"""What there is: values without behaviour that every room shares (standard library only)."""
