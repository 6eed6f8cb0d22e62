"""Punctuation by what it does, as code points."""

STOPS = ".!?\u061f\u06d4\u2026"
COMMAS = ",\u060c"
SEMICOLONS = ";\u061b"
COLON = ":"
OPEN_QUOTES = "\u00ab\u201c\u2039\u201e\u201f"
CLOSE_QUOTES = "\u00bb\u201d\u203a"
PLAIN_QUOTES = '"\u02ba\u2033'
OPEN_BRACKETS = "([{"
CLOSE_BRACKETS = ")]}"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015_"
SLASHES = "/\\"

CLASSES: dict[str, str] = {
    **dict.fromkeys(STOPS, "stop"),
    **dict.fromkeys(COMMAS, "comma"),
    **dict.fromkeys(SEMICOLONS, "semicolon"),
    **dict.fromkeys(COLON, "colon"),
    **dict.fromkeys(OPEN_QUOTES, "open-quote"),
    **dict.fromkeys(CLOSE_QUOTES, "close-quote"),
    **dict.fromkeys(PLAIN_QUOTES, "plain-quote"),
    **dict.fromkeys(OPEN_BRACKETS, "open-bracket"),
    **dict.fromkeys(CLOSE_BRACKETS, "close-bracket"),
    **dict.fromkeys(DASHES, "dash"),
    **dict.fromkeys(SLASHES, "slash"),
}
