import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.attribution.factuality import stances
from dragoman.language import Parser
from dragoman.lexicon.certainty import load_certainty
from dragoman.model.analysis import Analysis, Sentence, TokenRow, link
from dragoman.model.article import Article, Zone, ZoneKind
from dragoman.model.attribution import Auxiliary, Factuality, Stance

F, H, N, P = "future", "hypothetical", "negation", "historical"
O = None  # noqa: E741

# sentence, word, value, auxiliary
PLAIN = [
    ("Iraq expelled the envoy.", "expelled", "CT+", O),
    ("Iraq has expelled the envoy.", "expelled", "CT+", O),
    ("Iraq said it had expelled the envoy.", "said", "CT+", O),
    ("Iraq said it had expelled the envoy.", "expelled", "CT+", O),
    ("Kuwait accused Iraq of shelling the port.", "shelling", "CT+", O),
    ("Kuwait knew that Iraq had expelled the envoy.", "expelled", "CT+", O),
    ("Kuwait did not know that Iraq had expelled the envoy.", "expelled", "CT+", O),
    ("Officials confirmed that the army had crossed the river.", "crossed", "CT+", O),
    ("The two sides held talks in Muscat.", "talks", "CT+", O),
    ("The army began shelling the port.", "shelling", "CT+", O),
    ("The navy managed to seize the tanker.", "seize", "CT+", O),
    ("Peru forced the trawler to leave its waters.", "leave", "CT+", O),
    ("After the army withdrew, the envoys met.", "withdrew", "CT+", O),
    ("The minister condemned the attack on the embassy.", "attack", "CT+", O),
    ("Not only did Chad recall its envoy, it also closed the border.", "recall", "CT+", O),
    ("Why did Iraq expel the envoy?", "expel", "CT+", O),
    ("The ministers continued to discuss the border.", "discuss", "CT+", O),
    ("According to the ministry, the patrol entered the bay.", "entered", "CT+", O),
    ("Reports that Iraq had expelled the envoy spread quickly.", "expelled", "CT+", O),
    ("The army reportedly crossed the river.", "crossed", "CT+", O),
    ("The fleet resumed its patrols in the strait.", "patrols", "CT+", O),
    ("The president regretted that troops had fired on the crowd.", "fired", "CT+", O),
    ("The minister thanked Oman for hosting the summit.", "hosting", "CT+", O),
    ("The king is hosting a dinner on Thursday.", "hosting", "CT+", O),  # the day of publication
    ("Oman was the first state to recognise the council.", "recognise", "CT+", O),
    ("The delay was due to clashes at the border.", "clashes", "CT+", O),
    ("The rouble fell to close at a record low.", "close", "CT+", O),
    ("Chad was expected to sign the truce but backed down.", "backed", "CT+", O),
    ("The king apologised for breaking the truce.", "breaking", "CT+", O),
]
NEGATION = [
    ("Iraq has not expelled the envoy.", "expelled", "CT-", N),
    ("Iraq did not expel the envoy.", "expel", "CT-", N),
    ("Iraq didn't expel the envoy.", "expel", "CT-", N),
    ("The army never crossed the river.", "crossed", "CT-", N),
    ("No troops crossed the border.", "crossed", "CT-", N),
    ("Nobody attacked the convoy.", "attacked", "CT-", N),
    ("No one attacked the convoy.", "attacked", "CT-", N),
    ("Neither Iran nor Iraq attacked the port.", "attacked", "CT-", N),
    ("Neither side signed the treaty.", "signed", "CT-", N),
    ("The army fired no shots at the crossing.", "fired", "CT-", N),
    ("There were no talks on Monday.", "talks", "CT-", N),
    ("Iraq denied expelling the envoy.", "expelling", "CT-", N),
    ("Iraq denied that it had expelled the envoy.", "expelled", "CT-", N),
    ("The ministry denied reports that Iraq had expelled the envoy.", "expelled", "CT-", N),
    ("The ministry denied the reports.", "reports", "CT+", O),
    ("Iraq failed to expel the envoy.", "expel", "CT-", N),
    ("Iraq did not fail to expel the envoy.", "expel", "CT+", O),
    ("Iraq did not manage to seize the port.", "seize", "CT-", N),
    ("Iraq refused to sign the treaty.", "sign", "CT-", N),
    ("The president declined to meet the envoy.", "meet", "CT-", N),
    ("The blockade prevented the ship from leaving the port.", "leaving", "CT-", N),
    ("The government avoided signing the accord.", "signing", "CT-", N),
    ("The army crossed the river without firing a shot.", "firing", "CT-", N),
    ("The rebels left the town without a fight.", "fight", "CT-", N),
    ("Instead of attacking, the army waited.", "attacking", "CT-", N),
    ("The visit was cancelled after the vote.", "visit", "CT-", N),
    ("Turkey cancelled the visit.", "visit", "CT-", N),
    ("Diplomats averted a war in the Gulf.", "war", "CT-", N),
    ("The president abandoned a plan to invade the island.", "invade", "CT-", N),
    ("The refusal to extradite the general angered Chile.", "extradite", "CT-", N),
    ("The failed coup shook the capital.", "coup", "CT-", N),
    ("The pilots were shot before they could fire.", "fire", "CT-", N),
    ("Iraq was unable to repel the attack.", "repel", "CT-", N),
    ("Iraq has yet to sign the treaty.", "sign", "CT-", N),
    ("Iraq will not sign the treaty.", "sign", "CT-", N),
    ("Egypt cannot send troops.", "send", "CT-", N),
    ("The army did not attack or occupy the town.", "occupy", "CT-", N),
    ("The army did not attack but withdrew.", "withdrew", "CT+", O),
    ("A lack of cooperation delayed the work.", "cooperation", "CT-", N),
    ("The general was too ill to attend the parade.", "attend", "CT-", N),
    ("The two countries have no longer exchanged envoys.", "exchanged", "CT-", N),
    ("Serbia vetoed the deployment of monitors.", "deployment", "CT-", N),
    ("The army said it had not crossed the river.", "crossed", "CT-", N),
    ("The army said it had not crossed the river.", "said", "CT+", O),
    ("Syria called off the talks.", "talks", "CT-", N),
    ("Japan rejected a truce.", "truce", "CT-", N),
    ("The talks did not begin on Monday.", "talks", "CT-", N),
    ("Oman has neither confirmed the raid nor denied it.", "confirmed", "CT-", N),
    ("The truce was never signed.", "truce", "CT-", N),
    ("Failed efforts to seize the port cost many lives.", "efforts", "CT+", O),
    ("Failed efforts to seize the port cost many lives.", "seize", "CT-", N),
    ("Egypt vetoed the resolution.", "resolution", "CT+", O),
    ("Egypt rejected a decision to move the embassy.", "decision", "CT+", O),
    ("Oman did not try to seize the port.", "seize", "CT-", N),
    ("Iran has no plans to attack.", "attack", "CT-", N),
    ("There were no reports of clashes.", "clashes", "Uu", O),
    ("Its failure to stop the raids angered Oman.", "stop", "CT-", N),
]
FUTURE = [
    ("Iraq will expel the envoy.", "expel", "CT+", F),
    ("Iraq is to expel the envoy.", "expel", "CT+", F),
    ("Iraq is going to expel the envoy.", "expel", "CT+", F),
    ("Iraq said it would expel the envoy.", "expel", "CT+", F),
    ("Iraq plans to expel the envoy.", "expel", "CT+", F),
    ("Iraq agreed to send troops.", "send", "CT+", F),
    ("Iraq agreed to send troops.", "agreed", "CT+", O),
    ("Iraq vowed to retaliate.", "retaliate", "CT+", F),
    ("Iraq threatened to expel the envoy.", "expel", "PS+", F),
    ("Iraq threatened to expel the envoy.", "threatened", "CT+", O),
    ("Iraq is expected to sign the treaty.", "sign", "PR+", F),
    ("Iraq is likely to expel the envoy.", "expel", "PR+", F),
    ("Officials said it was likely that Kuwait would ask for aid.", "ask", "PR+", F),
    ("Officials said it was likely that Kuwait would ask for aid.", "said", "CT+", O),
    ("Iraq is unlikely to attend the summit.", "attend", "PR-", F),
    ("Kuwait urged Iraq to withdraw.", "withdraw", "Uu", F),
    ("Kuwait asked Iraq to withdraw.", "withdraw", "Uu", F),
    ("Kuwait wants Iraq to withdraw.", "withdraw", "Uu", F),
    ("The general told his troops to withdraw.", "withdraw", "Uu", F),
    ("The general ordered his troops to withdraw.", "withdraw", "Uu", F),
    ("Kuwait called for a ceasefire.", "ceasefire", "Uu", F),
    ("Kuwait demanded a withdrawal.", "withdrawal", "Uu", F),
    ("The king hopes to visit Lima.", "visit", "PS+", F),
    ("The ministry warned of an attack.", "attack", "PS+", F),
    ("Fears of an invasion grew.", "invasion", "PS+", F),
    ("Traders spoke of the threat of war.", "war", "PS+", F),
    ("The general drew up a plan for an invasion.", "invasion", "CT+", F),
    ("The planned visit angered Tehran.", "visit", "CT+", F),
    ("The upcoming talks will be hard.", "talks", "CT+", F),
    ("Next week's summit will be short.", "summit", "CT+", F),
    ("The two leaders will hold talks in Oslo.", "talks", "CT+", F),
    ("Talks will be held in Oslo.", "Talks", "CT+", F),
    ("The president is visiting Lima next week.", "visiting", "CT+", F),
    ("The minister leaves for Lima tomorrow.", "leaves", "CT+", F),
    ("The decision to recall the envoy surprised Oslo.", "recall", "CT+", F),
    ("A pledge to cut tariffs came on Friday.", "cut", "CT+", F),
    ("The envoy flew to Muscat to ask for aid.", "ask", "Uu", F),
    ("The army sent tanks in order to defend the bridge.", "defend", "Uu", F),
    ("The treaty is set to expire in June.", "expire", "CT+", F),
    ("Talks scheduled for Monday will be closed to the press.", "Talks", "CT+", F),
    ("Chad is ready to sign the truce.", "sign", "PS+", F),
    ("Peru must withdraw its troops.", "withdraw", "Uu", F),
    ("Peru needs to withdraw its troops.", "withdraw", "Uu", F),
    ("Peru has to withdraw its troops.", "withdraw", "Uu", F),
    ("The minister promised that aid would arrive soon.", "arrive", "CT+", F),
    ("The parliament voted to leave the union.", "leave", "CT+", F),
    ("The president offered to mediate.", "mediate", "CT+", F),
    ("The spokesman predicted that the talks would fail.", "fail", "PR+", F),
    ("Japan is considering closing its embassy.", "closing", "PS+", F),
    ("Mali is about to expel the envoy.", "expel", "CT+", F),
    ("The cabinet proposed sending monitors.", "sending", "PS+", F),
    ("The ship was due to sail on Monday.", "sail", "Uu", F),
    ("The generals agreed on a truce.", "truce", "CT+", F),
    ("The ministers will meet and sign the accord.", "sign", "CT+", F),
    ("The law allows the navy to search ships.", "search", "PS+", F),
    ("The risk of escalation remains.", "escalation", "PS+", F),
    ("Lawmakers approved the extradition of the general.", "extradition", "PS+", F),
    ("Mali, which will host the summit, invited Chad.", "host", "CT+", F),
    ("Rwanda ruled out sending troops.", "sending", "CT-", N),
    ("Rwanda did not rule out sending troops.", "sending", "PS+", F),
    ("A deal to lease the port was signed.", "lease", "CT+", F),
    ("The ministers held talks in Oslo to discuss the border.", "discuss", "Uu", F),
    ("The envoy went to Oslo to sign the accord.", "sign", "Uu", F),
    ("The delegation is travelling to Oslo on Tuesday.", "travelling", "CT+", F),
    ("The envoys talked until dawn about whether to sign.", "talked", "CT+", O),
    ("The emir has promised an investigation.", "investigation", "CT+", F),
]
OPEN = [
    ("Iraq may expel the envoy.", "expel", "PS+", H),
    ("Iraq might expel the envoy.", "expel", "PS+", H),
    ("Iraq could expel the envoy.", "expel", "PS+", H),
    ("Iraq may not expel the envoy.", "expel", "PS-", H),
    ("Iraq may have expelled the envoy.", "expelled", "PS+", H),
    ("Iraq may hold talks with Oman.", "talks", "PS+", H),
    ("Iraq must have expelled the envoy.", "expelled", "PR+", O),
    ("Perhaps Iraq expelled the envoy.", "expelled", "PS+", H),
    ("Iraq probably expelled the envoy.", "expelled", "PR+", O),
    ("Iraq apparently expelled the envoy.", "expelled", "PR+", O),
    ("Iraq allegedly expelled the envoy.", "expelled", "PR+", O),
    ("Iraq is believed to have expelled the envoy.", "expelled", "PR+", O),
    ("Iraq appeared to accept the offer.", "accept", "PR+", O),
    ("Kuwait suspects that Iraq expelled the envoy.", "expelled", "PS+", O),
    ("Kuwait doubts that Iraq expelled the envoy.", "expelled", "PR-", O),
    ("Kuwait fears that Iraq expelled the envoy.", "expelled", "PS+", O),
    ("If Iraq expels the envoy, Kuwait will protest.", "expels", "Uu", H),
    ("If Iraq expels the envoy, Kuwait will protest.", "protest", "Uu", H),
    ("Unless Iraq withdraws, Kuwait will protest.", "withdraws", "Uu", H),
    ("Should Hungary block the loan, the bank would turn to bonds.", "block", "Uu", H),
    ("Should Hungary block the loan, the bank would turn to bonds.", "turn", "Uu", H),
    ("Had Iraq expelled the envoy, talks would have ended.", "expelled", "CT-", H),
    ("Had Iraq expelled the envoy, talks would have ended.", "ended", "CT-", H),
    ("If Iraq had expelled the envoy, talks would have ended.", "expelled", "CT-", H),
    ("Kuwait asked whether Iraq had expelled the envoy.", "expelled", "Uu", H),
    ("Did Iraq expel the envoy?", "expel", "Uu", H),
    ("Peru should withdraw its troops.", "withdraw", "Uu", H),
    ("Iraq tried to seize the port.", "seize", "Uu", H),
    ("Oman is trying to broker a truce.", "broker", "Uu", H),
    ("The attempt to seize the port began at dawn.", "seize", "Uu", H),
    ("A possible attack worried the town.", "attack", "PS+", H),
    ("The alleged attack took place at dawn.", "attack", "PR+", O),
    ("In the event of an attack, the fleet will leave.", "attack", "Uu", H),
    ("The ministry did not say whether Iraq had expelled the envoy.", "expelled", "Uu", H),
    ("The ministry did not say that Iraq had expelled the envoy.", "expelled", "Uu", O),
    ("The ministry refused to say that Iraq had expelled the envoy.", "expelled", "Uu", O),
    ("Iraq did not deny that it had expelled the envoy.", "expelled", "PS+", O),
    ("There is a possibility that Iraq expelled the envoy.", "expelled", "PS+", O),
    ("It is possible that Iraq expelled the envoy.", "expelled", "PS+", H),
    ("It is unclear whether Iraq expelled the envoy.", "expelled", "Uu", H),
    ("There is no evidence that Iraq expelled the envoy.", "expelled", "Uu", O),
    ("There is no doubt that Iraq expelled the envoy.", "expelled", "CT+", O),
    ("An attack is possible.", "attack", "PS+", H),
    ("The embargo would hurt farmers.", "hurt", "PS+", H),
    ("Iraq hardly resisted the invasion.", "resisted", "PR-", O),
    ("The general should not have attacked the town.", "attacked", "CT+", O),
    ("The general should have attacked the town.", "attacked", "CT-", H),
    ("Oman backed a bill that would ban the trade.", "ban", "PS+", H),
    ("Oman would not have signed the pact.", "signed", "Uu", H),
    ("Kuwait believes that Iraq expelled the envoy.", "expelled", "PR+", O),
    ("Kuwait does not believe that Iraq expelled the envoy.", "expelled", "PR-", O),
]
HISTORICAL = [
    ("In 1994 the two countries signed a treaty.", "signed", "CT+", P),
    ("In 1994 the two countries signed a treaty.", "treaty", "CT+", P),
    ("In the war of the 1980s both fleets laid mines.", "laid", "CT+", P),
    ("In the war of the 1980s both fleets laid mines.", "war", "CT+", P),
    ("The two countries had fought over the island decades ago.", "fought", "CT+", P),
    ("The two armies fought each other in World War II.", "fought", "CT+", P),
    ("In 2023 the two countries signed a treaty.", "signed", "CT+", O),
    ("The leaders discussed the war in 1991 on Monday.", "discussed", "CT+", P),
    ("The summit will take place in 2030.", "take", "CT+", F),
    ("Neither army fired in 1994.", "fired", "CT-", N),
]
CASES = PLAIN + NEGATION + FUTURE + OPEN + HISTORICAL


HEADLINES = [
    ("Leaders to meet in Geneva", "meet", "CT+", F),
    ("Iraq expels envoy", "expels", "CT+", O),
    ("Iraq denies expelling envoy", "expelling", "CT-", N),
    ("Chad, Mali to sign truce", "sign", "CT+", F),
    ("Envoy to visit Lima, ministry says", "visit", "CT+", F),
    ("US to send more troops to Gulf", "send", "CT+", F),
    ("Tanks cross border", "cross", "CT+", O),
]


def read(parser: Parser, text: str, zone: ZoneKind = ZoneKind.BODY) -> Analysis:
    return parser.analyse(Article(id="a", text=text, published="2024-05-02", zones=(Zone(0, len(text), zone),)))


def stance(analysis: Analysis, word: str) -> Stance:
    at = next(t.i for t in analysis.tokens if t.text == word)
    return stances(analysis, load_certainty()).get(at, Stance())


@pytest.mark.parametrize(("text", "word", "value", "auxiliary"), CASES)
def test_stance(parser: Parser, text: str, word: str, value: str, auxiliary: str | None) -> None:
    found = stance(read(parser, text), word)
    assert (found.factuality, found.auxiliary) == (value, auxiliary), found.why


@pytest.mark.parametrize(("text", "word", "value", "auxiliary"), HEADLINES)
def test_headline(parser: Parser, text: str, word: str, value: str, auxiliary: str | None) -> None:
    found = stance(read(parser, text, ZoneKind.HEADLINE), word)
    assert (found.factuality, found.auxiliary) == (value, auxiliary), found.why


def test_plain_words_are_left_out(parser: Parser) -> None:
    assert stances(read(parser, "Iraq expelled the envoy on Monday.")) == {}


def test_a_quoted_clause_stands_on_its_own(parser: Parser) -> None:
    analysis = read(parser, '"Our troops crossed the river," the general did not say.')
    assert stance(analysis, "crossed") == Stance()
    assert stance(analysis, "say").factuality == Factuality.CT_NEG


def test_why_names_the_rules_innermost_first(parser: Parser) -> None:
    found = stance(read(parser, "Iraq may refuse to sign the treaty."), "sign")
    assert found.why[0] == "under 'refuse'"
    assert "modal may" not in stance(read(parser, "Iraq may sign."), "Iraq").why
    assert stance(read(parser, "Iraq may sign."), "sign").why == ("modal may",)


def test_without_a_publication_date_no_year_is_past(parser: Parser) -> None:
    analysis = parser.analyse(Article(id="a", text="In 1994 the two countries signed a treaty."))
    assert stances(analysis) == {}


def test_helpers_share_the_state_of_their_verb(parser: Parser) -> None:
    analysis = read(parser, "Iraq will not have expelled the envoy.")
    assert stance(analysis, "will") == stance(analysis, "expelled")


@pytest.mark.parametrize("published", ["", "soon", "0000", "2024", None])
def test_odd_dates_do_no_harm(parser: Parser, published: str | None) -> None:
    analysis = parser.analyse(Article(id="a", text="In 1994 Iraq will not sign.", published=published))
    assert stance(analysis, "sign").factuality == Factuality.CT_NEG


DEPS = [
    "nsubj",
    "nsubjpass",
    "dobj",
    "ccomp",
    "xcomp",
    "advcl",
    "acl",
    "relcl",
    "conj",
    "prep",
    "pobj",
    "pcomp",
    "aux",
    "neg",
    "mark",
    "det",
    "amod",
    "compound",
    "attr",
    "acomp",
    "advmod",
    "poss",
    "npadvmod",
    "cc",
    "agent",
    "nummod",
]
POS = [
    ("VERB", "VBD"),
    ("VERB", "VB"),
    ("VERB", "VBG"),
    ("VERB", "VBN"),
    ("VERB", "VBZ"),
    ("AUX", "MD"),
    ("NOUN", "NN"),
    ("ADJ", "JJ"),
    ("ADP", "IN"),
    ("PART", "TO"),
    ("PROPN", "NNP"),
    ("NUM", "CD"),
    ("DET", "DT"),
    ("ADV", "RB"),
]
WORDS = [
    "deny",
    "plan",
    "fail",
    "may",
    "would",
    "not",
    "no",
    "if",
    "before",
    "without",
    "likely",
    "attack",
    "have",
    "be",
    "to",
    "could",
    "1994",
    "decade",
    "ago",
    "war",
    "next",
    "week",
    "?",
    "say",
    "veto",
    "order",
    "ſ",
    "",
    "yet",
    "too",
]


@st.composite
def trees(draw: st.DrawFn) -> Analysis:
    size = draw(st.integers(1, 12))
    rows = []
    for n in range(size):
        word, (pos, tag) = draw(st.sampled_from(WORDS)), draw(st.sampled_from(POS))
        head = n if n == 0 else draw(st.integers(0, n - 1))
        dep = draw(st.sampled_from(["ROOT", "conj", "ccomp", "xcomp"] if n == 0 else DEPS))
        rows.append(TokenRow(n * 10, n * 10 + 9, word or "-", word, pos, tag, dep, head))
    tokens = link(rows)
    zone = draw(st.sampled_from([ZoneKind.BODY, ZoneKind.HEADLINE]))
    article = Article(id="a", text=" " * size * 10, published="2024-05-02")
    return Analysis(article, (Sentence(0, 0, size * 10, tokens, zone, 0),), (), "hand")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trees())
def test_any_tree_gets_consistent_stances(analysis: Analysis) -> None:
    for index, found in stances(analysis).items():
        assert 0 <= index < len(analysis.tokens)
        assert found != Stance()
        assert found.why
        if found.auxiliary == Auxiliary.NEGATION:
            assert found.factuality == Factuality.CT_NEG
