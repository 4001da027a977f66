"""What a person does, without a screen: import, queue, decide, edit, undo, export."""
