"""What stands on a screen: each draws values and posts messages, none asks the session."""
