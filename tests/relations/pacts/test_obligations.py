"""What sentences behind a pact's signing oblige to: kinds, conditions, and the clauses that are quoted."""

import pytest

from dragoman import Reader

SIGNED = "Peru and Chile signed a treaty on Monday. "

KINDS = [
    ("Each undertakes not to attack the other.", "nonaggression"),
    ("Neither will join any alliance against the other.", "neutrality"),
    ("Neither party may take part in a coalition directed against the other.", "neutrality"),
    ("An attack on one will be regarded as an attack on both.", "defense"),
    ("Should either be attacked, the other will hasten to its help.", "defense"),
    ("If one becomes involved in a war, the other must stand at its side.", "defense offense"),
    ("If either of them goes to war, its partner will join in.", "offense"),
    ("They will keep in touch on all questions of common concern.", "consultation"),
    ("Both governments will hold talks whenever peace is endangered.", "consultation"),
    ("Neither signatory may help an aggressor.", "neutrality"),
    ("Each promises to stay neutral if the other is at war with a third power.", "neutrality"),
    ("The two will not give aid to any state that attacks the other.", "neutrality"),
    ("They pledge to settle all quarrels by peaceful means.", "nonaggression"),
    ("They pledge to abstain from the threat or use of force.", "nonaggression"),
    ("Both recognise the present border as inviolable.", "nonaggression"),
    ("It provides for closer economic and cultural ties.", "cooperation"),
    ("It lets Chilean ships use two Peruvian ports.", "cooperation"),
    ("It is not a military alliance, officials said.", ""),
    ("Under it, each would send troops to the other if invaded.", "defense"),
    ("In the event of aggression against one party, the other will assist it with arms and men.", "defense"),
    ("They agreed to join forces against Bolivia.", "offense"),
    ("The parties are to confer at once if the security of either is menaced.", "consultation"),
    ("Peru is to come to the rescue of Chile if it is invaded by a third country.", "defense"),
    ("Both must refrain from any hostile act toward the other.", "nonaggression"),
    ("The signatories will regard a threat to one as a threat to all.", "defense"),
    ("Both sides will cooperate in the fight against smuggling.", "cooperation"),
    ("If either is attacked without provocation, the other is to help with all its forces.", "defense"),
    ("A clause obliges each to remain neutral should the other be at war with a third state.", "neutrality"),
    ("Article 3 says that an armed attack against either shall be considered an attack against both.", "defense"),
    ("They vow never to take up arms against each other.", "nonaggression"),
    ("They may not enter into treaties aimed at each other.", "neutrality"),
    ("The two countries will confer at once if peace is menaced.", "consultation"),
    ("Neither may lend support to the enemies of the other.", "neutrality"),
    ("The partners will keep each other informed of all matters that concern both.", "consultation"),
    ("War as a means of policy is renounced.", "nonaggression"),
    ("Chile will send 5,000 men if Peru is invaded.", "defense"),
    ("Both bind themselves to declare war on Bolivia together.", "offense"),
    ("It forbids both from attacking the other.", "nonaggression"),
    ("Each side recognises the frontier as final.", "nonaggression"),
    ("It includes a promise of mutual aid in case of war.", "defense"),
    ("Both governments undertake to go to war together if either is attacked.", "defense"),
    ("It opens the ports of each to the merchants of the other.", "cooperation"),
    ("The sides will not let their territory be used for attacks on the other.", "neutrality"),
    ("Should one be drawn into hostilities, the other comes to its aid.", "defense offense"),
    ("Peru is to back Chile if it is at war with any power.", "defense offense"),
    ("Both promise benevolent neutrality if the other fights a third country.", "neutrality"),
    ("Each will treat the enemies of the other as its own.", "defense"),
    ("If either is attacked, the other will give the attacker no help.", "neutrality"),
    ("Neither will let its soil be used against the other.", "neutrality"),
    ("Peru agreed that its ports would not be used for any hostile act against Chile.", "neutrality"),
    ("The two promise to contact each other without delay in a crisis.", "consultation"),
    ("It makes Peru responsible for the defence of the islands.", "defense"),
    ("Each will act to meet the common danger if the other is attacked.", "defense"),
    ("They promise never to settle their disputes by force.", "nonaggression"),
    ("Neither will be the first to use nuclear weapons.", "nonaggression"),
]


def duties(reader: Reader, text: str) -> list[dict[str, object]]:
    (pact,) = (r for r in reader.read(SIGNED + text, published="2019-03-06").relations if r.kind == "pact")
    return list(pact.terms["obligations"])


@pytest.mark.parametrize(("text", "kinds"), KINDS, ids=[text for text, _ in KINDS])
def test_kinds(reader: Reader, text: str, kinds: str) -> None:
    assert " ".join(sorted({str(duty["kind"]) for duty in duties(reader, text)})) == kinds


QUOTES = [
    (
        "Should either be attacked, the other will hasten to its help.",
        "Should either be attacked",
        "the other will hasten to its help",
    ),
    (
        "If one is attacked, or under threat of attack, both must consult at once.",
        "If one is attacked, or under threat of attack",
        "both must consult at once",
    ),
    (
        "They promise mutual help in the event of “aggression” against either country.",
        "in the event of “aggression” against either country",
        "mutual help in the event of “aggression” against either country",
    ),
    ("Each will remain neutral in all wars of the other.", None, "Each will remain neutral in all wars of the other"),
    (
        "Any armed attack on one of them shall be regarded as an attack on both.",
        "Any armed attack on one of them",
        "Any armed attack on one of them shall be regarded as an attack on both",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "quote"), QUOTES, ids=[text for text, *_ in QUOTES])
def test_condition_and_quote(reader: Reader, text: str, trigger: str | None, quote: str) -> None:
    (duty,) = duties(reader, text)
    assert (duty["trigger"], duty["quote"]) == (trigger, quote)
    start, end = duty["start"], duty["end"]
    assert (SIGNED + text)[int(str(start)) : int(str(end))] == quote


def test_help_in_any_war_is_owed_for_attack_too(reader: Reader) -> None:
    found = duties(reader, "If one becomes involved in a war, the other must stand at its side.")
    assert [duty["kind"] for duty in found] == ["defense", "offense"]


def test_a_clause_goes_before_the_name_of_its_kind(reader: Reader) -> None:
    text = "Peru and Chile signed a non-aggression pact. Neither will ever attack the other."
    (pact,) = (r for r in reader.read(text, published="2019-03-06").relations if r.kind == "pact")
    assert [duty["quote"] for duty in pact.terms["obligations"]] == ["Neither will ever attack the other"]
