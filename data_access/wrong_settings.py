"""What is said when the installation was told something that cannot be."""


class WrongSettings(Exception):
    """The environment asks for something that cannot be; the sentence says what to set."""
