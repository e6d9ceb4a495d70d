"""What is heard: tones, a voice, or the bell of the terminal, by what the machine has."""
