"""What people see and press: the only package that knows Textual."""
