"""What a body leans on, holds and sits on."""
