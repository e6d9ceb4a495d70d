"""What is shipped as content: exercises, programs, red flags, words and sources."""
