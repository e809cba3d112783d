"""What a spreadsheet would do with a text, wherever one is written for it: a page's export, refused rows to correct."""

# A Chinese or Japanese spreadsheet takes the wide signs for the narrow ones.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(text: str) -> str:
    """The text so that a spreadsheet shows it and never computes it. The importer takes the apostrophe off again."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
