"""The grammar of time expressions: regular expressions over the classes of pieces, one character each.

The classes are those of lexicon/data/times.toml and of times_pieces. At each place the first rule that matches wins.
"""

import re

NUMBER = "[1wN4]"
COUNT = f"(?:a|{NUMBER}|F)(?:[>&-]{NUMBER})?"
UNIT = "[UVQJ]"
MONTH = r"(?:M|m\.?)"
YEAR = "(?:,?4)"
DATE = rf"{MONTH}[1R]{YEAR}?"
DAY = rf"(?:D,?{DATE}|{DATE}|D|T)"
THAT = "(?:h[pc]|t[vfpcnqC]|[hlnpvcyC])"
WITHIN = "(?:[EG]-?|tBo|Bo)"

RULES = (
    ("iso", "4-1-1(?!-)"),
    ("numeric", "#"),
    ("clock", rf"A?(?:[:1]IZ?|1\^|:\?|[:4N]Z|(?<=@):(?![xUV]))(?:,?{DAY})?|9(?:,?{DAY})?"),
    ("daypart", rf"[EG]?(?:(?:[hln]?D,?{DATE}|[hln]?D|{DATE}|T|h|l|t[qnfv])P|Y)(?![xU]P)|(?:E-?)?P{DAY}"),
    ("every", r"e\+?(?:[1wRN]|F)?[UVQJDMSPW]|Dz|dz?"),
    ("date", rf"(?:[EG]-?)?(?:[hln]?D,?t?)?{MONTH}[1R](?!V)(?:-[1R]|[&>][1R](?=[,.;4]|$))?(?:,?4|,?[hl]U)?"),
    ("date", rf"(?:D,?)?t?[1R](?:[-&>][1R])?o?{MONTH}{YEAR}?"),
    ("quarter", "[hln]U's(?:K-?)?(?:R-?)?[Q_]"),
    ("quarter", "(?:K-?)?R-Q|t?(?:K-?)?k?4?(?:K-?)?RQ(?:,?o?(?:K?4|[hlnC]U|tC?U))?"),
    ("quarter", "(?:t[CLkfvnl4]?|[hyln]|t?k)Q|t[CLk4]_|k_"),
    ("half", "t?[Rl]jo(?:4|[hln]U|tU)"),
    ("month", rf"{WITHIN}?(?:h[pc]|[hlnpvc])?{MONTH}(?:,?4|o4|[hln]U)?"),
    ("weekday", rf"[EG]?{THAT}?D(?:o?[hln]U)?"),
    ("today", "[EG]?T"),
    ("away", rf"A?(?:{COUNT}|t)\+?{UNIT}~?[gG]|V[gG]|tUb(?=[,.;]|$)|k"),
    ("recent_units", "t?(?:r|c|p)V(?:&V)?"),
    ("lasting", rf"t?(?:[lpncfLv])(?:{NUMBER}|F)(?:[>&-]{NUMBER})?\+?[UVQJ]~?|tp\+?[UQJ]|tk?R?{NUMBER}\+?V"),
    ("year", "tU[4w](?!V)"),
    ("within", rf"(?:[EG]|t?Bo)?(?:{THAT}|t)?[K+]?[UJW](?:~)?"),
    ("decade", r"t?(?:Bot)?(?:E-?)?(?:4'?s|'1s)|t(?:E-?)?\*"),
    ("century", "t?(?:E-?)?R-?J"),
    ("season", "(?:E-?|tBot?)?(?:h[pc]|tE|t[vfpcn]?|[hlnpvc])?S(?:o?4|o?[hln]U)?"),
    ("holiday", "[hln]?H(?:,?4)?"),
    ("year", "(?:tBo|E-?)?K?U?4(?:-4|-1)?|'1(?![xVU1])"),
    ("duration", rf"A?{COUNT}(?:&aj)?-?\+?-?{UNIT}(?:-O)?(?:&aj)?|A?ja?-?U|aj-U|A?V(?:&V)?"),
    ("reference", "X|C|r|tp"),
)
GRAMMAR = re.compile("|".join(f"(?P<{name}_{n}>{pattern})" for n, (name, pattern) in enumerate(RULES)))
TRIGGERS = frozenset("'I4#:MmDdSPz9TYUVQJW*HXCrk^YNp")
