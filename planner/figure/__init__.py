"""Pictures from joint angles: pose → solved skeleton → shapes → PDF, SVG, PNG, terminal."""
