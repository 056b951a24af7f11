"""What an event is called, in few words of its text; no events."""
