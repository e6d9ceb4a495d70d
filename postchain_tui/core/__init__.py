"""What training is: values and pure functions, told the time, without input or output."""
