"""Frames of conflict: ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT, and what only looks like them."""

import pytest

from dragoman import Reader
from dragoman.model.entity import Entity

TOLD = [  # sentence, trigger, type, mode, codes of the actors, codes of the recipients
    ("France accused Iran of arming the rebels.", "accused", "ACCUSE", "allege", ("FRA",), ("IRN",)),
    (
        "Germany condemned the arrest of the journalist by Belarus.",
        "condemned",
        "ACCUSE",
        "disapprove",
        ("DEU",),
        ("BLR",),
    ),
    (
        "Norway summoned the Russian ambassador over the flights.",
        "summoned",
        "ACCUSE",
        "disapprove",
        ("NOR",),
        ("RUS",),
    ),
    ("Poland lodged a formal protest with Germany.", "lodged", "ACCUSE", "disapprove", ("POL",), ("DEU",)),
    ("Spain sued Britain over fishing rights.", "sued", "ACCUSE", "allege", ("ESP",), ("GBR",)),
    ("Prosecutors in Kenya charged the senator with corruption.", "charged", "ACCUSE", "allege", ("KEN",), ("KEN",)),
    (
        "Brazil launched an investigation into the Chinese company.",
        "investigation",
        "ACCUSE",
        "investigate",
        ("BRA",),
        ("CHN",),
    ),
    (
        "The United Nations opened an inquiry into the killings by Myanmar.",
        "inquiry",
        "ACCUSE",
        "investigate",
        ("UNO",),
        (),
    ),
    ("Turkey criticized Greece for the delay.", "criticized", "ACCUSE", "disapprove", ("TUR",), ("GRC",)),
    ("Chile filed a lawsuit against Peru.", "filed", "ACCUSE", "allege", ("CHL",), ("PER",)),
    ("Kenya blamed Somalia for the attack.", "blamed", "ACCUSE", "allege", ("KEN",), ("SOM",)),
    ("Portugal complained to Morocco about the fishing ban.", "complained", "ACCUSE", "disapprove", ("PRT",), ("MAR",)),
    ("Belgian prosecutors indicted the banker.", "indicted", "ACCUSE", "allege", ("BEL",), ("BEL",)),
    (
        "Amnesty International denounced the crackdown in Zimbabwe.",
        "denounced",
        "ACCUSE",
        "disapprove",
        ("NGO",),
        ("ZWE",),
    ),
    ("Sweden said Russia was responsible for the attack.", "said", "ACCUSE", "allege", ("SWE",), ("RUS",)),
    ("Israel rejected a proposal by France.", "rejected", "REJECT", None, ("ISR",), ("FRA",)),
    ("Serbia refused to recognize Kosovo.", "refused", "REJECT", "change", ("SRB",), ("KOS",)),
    ("Iran refused to meet the American envoy.", "refused", "REJECT", "meet", ("IRN",), ("USA",)),
    ("Hungary refused to send troops to Mali.", "refused", "REJECT", "assist", ("HUN",), ("MLI",)),
    ("Sudan refused to release the hostages.", "refused", "REJECT", "yield", ("SDN",), ()),
    ("Russia vetoed a resolution by Japan.", "vetoed", "REJECT", None, ("RUS",), ("JPN",)),
    ("Japan cancelled a meeting with South Korea.", "cancelled", "REJECT", "meet", ("JPN",), ("KOR",)),
    ("Egypt will not lift the blockade on Gaza.", "lift", "REJECT", "yield", ("EGY",), ("PSE",)),
    ("Greece denied entry to Turkish officials.", "denied", "REJECT", "assist", ("GRC",), ("TUR",)),
    ("Talks between India and Pakistan collapsed.", "collapsed", "REJECT", "meet", ("IND", "PAK"), ()),
    ("Austria turned down a request from Italy.", "turned", "REJECT", None, ("AUT",), ("ITA",)),
    ("Vietnam will not send troops to Myanmar.", "send", "REJECT", "assist", ("VNM",), ("MMR",)),
    ("Nicaragua rejected aid from the United States.", "rejected", "REJECT", "assist", ("NIC",), ("USA",)),
    ("Egypt declined to sign the agreement with Ethiopia.", "declined", "REJECT", "assist", ("EGY",), ("ETH",)),
    ("The Taliban walked out of talks with the United States.", "walked", "REJECT", "meet", ("AFG",), ("USA",)),
    ("Iran threatened to attack Israel.", "threatened", "THREATEN", "violence", ("IRN",), ("ISR",)),
    (
        "North Korea threatened to close the border with China.",
        "threatened",
        "THREATEN",
        "restrict",
        ("PRK",),
        ("CHN",),
    ),
    ("The United States threatened Iran with sanctions.", "threatened", "THREATEN", "restrict", ("USA",), ("IRN",)),
    ("Ethiopia threatened to expel the diplomats.", "threatened", "THREATEN", "expel", ("ETH",), ()),
    ("China threatened to cut ties with Lithuania.", "threatened", "THREATEN", "relations", ("CHN",), ("LTU",)),
    ("Algeria issued an ultimatum to Mali.", "issued", "THREATEN", None, ("DZA",), ("MLI",)),
    ("Hezbollah vowed to retaliate against Israel.", "vowed", "THREATEN", "violence", ("LBN",), ("ISR",)),
    (
        "Prosecutors in Spain issued an arrest warrant for the Catalan leader.",
        "issued",
        "THREATEN",
        "arrest",
        ("ESP",),
        ("ESP",),
    ),
    ("Turkey will attack Syria, its president said.", "attack", "THREATEN", "violence", ("TUR",), ("SYR",)),
    ("Pakistan warned India of retaliation.", "warned", "THREATEN", "violence", ("PAK",), ("IND",)),
    ("Libya gave Malta a deadline to return the ship.", "gave", "THREATEN", None, ("LBY",), ("MLT",)),
    (
        "Thousands of students protested against the government in Bangkok.",
        "protested",
        "PROTEST",
        "demo",
        ("THA",),
        ("THA",),
    ),
    ("Workers at the port went on strike.", "went", "PROTEST", "strike", (), ()),
    ("Farmers blocked the highway near Lyon.", "blocked", "PROTEST", "obstruct", ("FRA",), ()),
    ("Protesters clashed with police.", "clashed", "PROTEST", "riot", (), ()),
    ("Demonstrators burned the American flag.", "burned", "PROTEST", "vandalize", (), ("USA",)),
    ("The activist went on hunger strike.", "went", "PROTEST", "hunger", (), ()),
    ("Nurses in Zambia walked off the job.", "walked", "PROTEST", "strike", ("ZMB",), ()),
    ("Hundreds of farmers held a demonstration against the minister.", "held", "PROTEST", "demo", (), ()),
    ("The union called a strike at the port.", "called", "PROTEST", "strike", (), ()),
    ("The European Union imposed sanctions on Belarus.", "imposed", "SANCTION", "discontinue", ("EUR",), ("BLR",)),
    ("Bolivia expelled the Spanish ambassador.", "expelled", "SANCTION", "expel", ("BOL",), ("ESP",)),
    ("Saudi Arabia recalled its ambassador from Sweden.", "recalled", "SANCTION", "withdraw", ("SAU",), ("SWE",)),
    ("The United States withdrew from the treaty with Russia.", "withdrew", "SANCTION", "withdraw", ("USA",), ("RUS",)),
    ("Morocco severed diplomatic ties with Iran.", "severed", "SANCTION", "discontinue", ("MAR",), ("IRN",)),
    ("Denmark suspended aid to Egypt.", "suspended", "SANCTION", "discontinue", ("DNK",), ("EGY",)),
    ("A court in Mali convicted the former minister.", "convicted", "SANCTION", "convict", ("MLI",), ("MLI",)),
    ("China banned imports from Australia.", "banned", "SANCTION", "discontinue", ("CHN",), ("AUS",)),
    ("The United States imposed tariffs on Chinese steel.", "imposed", "SANCTION", "discontinue", ("USA",), ("CHN",)),
    ("The court found the company guilty of fraud.", "found", "SANCTION", "convict", (), ()),
    ("Russia deployed troops near the border with Ukraine.", "deployed", "MOBILIZE", "troops", ("RUS",), ("UKR",)),
    ("North Korea tested a ballistic missile.", "tested", "MOBILIZE", "weapons", ("PRK",), ()),
    ("Japan scrambled fighter jets.", "scrambled", "MOBILIZE", "weapons", ("JPN",), ()),
    ("China sent warships to Vietnam.", "sent", "MOBILIZE", "weapons", ("CHN",), ("VNM",)),
    ("Israel put its army on high alert.", "put", "MOBILIZE", "troops", ("ISR",), ()),
    ("Iran held military exercises in the Gulf.", "held", "MOBILIZE", "troops", ("IRN",), ()),
    ("India sent police to Kashmir.", "sent", "MOBILIZE", "police", ("IND",), ("IND",)),
    ("Colombia mobilized its army against Venezuela.", "mobilized", "MOBILIZE", "troops", ("COL",), ("VEN",)),
    ("Chinese warplanes entered the airspace of Taiwan.", "entered", "MOBILIZE", "weapons", ("CHN",), ("TWN",)),
    ("Police in Madrid arrested three men.", "arrested", "COERCE", "arrest", ("ESP",), ()),
    ("Turkish police detained a journalist.", "detained", "COERCE", "arrest", ("TUR",), ()),
    ("Malaysia deported the activist.", "deported", "COERCE", "deport", ("MYS",), ()),
    ("Egypt banned the Muslim Brotherhood.", "banned", "COERCE", "restrict", ("EGY",), ("EGY",)),
    ("Sri Lanka imposed a curfew in Colombo.", "imposed", "COERCE", "curfew", ("LKA",), ("LKA",)),
    (
        "The president of Peru declared a state of emergency in Lima.",
        "declared",
        "COERCE",
        "martial-law",
        ("PER",),
        ("PER",),
    ),
    ("Russian hackers hacked the German parliament.", "hacked", "COERCE", "cyber", ("RUS",), ("DEU",)),
    ("Customs officers in Italy seized the yacht.", "seized", "COERCE", "seize", ("ITA",), ()),
    ("Myanmar shut down the internet.", "shut", "COERCE", "withhold", ("MMR",), ()),
    ("Ethiopia closed its border with Eritrea.", "closed", "COERCE", "restrict", ("ETH",), ("ERI",)),
    ("Police raided the offices of the newspaper.", "raided", "COERCE", "seize", (), ()),
    ("Iran blocked the website.", "blocked", "COERCE", "censor", ("IRN",), ()),
    ("The junta overthrew the government of Niger.", "overthrew", "COERCE", "restrict", ("NER",), ("NER",)),
    ("Tajikistan outlawed the opposition party.", "outlawed", "COERCE", "restrict", ("TJK",), ("TJK",)),
    ("Soldiers dispersed the protesters in Khartoum.", "dispersed", "COERCE", "restrict", ("SDN",), ("SDN",)),
    ("Uganda suspended the newspaper.", "suspended", "COERCE", "censor", ("UGA",), ()),
    ("Peru placed the former president under house arrest.", "placed", "COERCE", "arrest", ("PER",), ("PER",)),
    ("Russia invaded Estonia.", "invaded", "ASSAULT", None, ("RUS",), ("EST",)),
    ("Russia's invasion of Ukraine alarmed investors.", "invasion", "ASSAULT", None, ("RUS",), ("UKR",)),
    ("Rebels kidnapped two doctors in Chad.", "kidnapped", "ASSAULT", "abduct", ("TCD",), ("TCD",)),
    ("A suicide bomber killed ten soldiers in Kabul.", "killed", "ASSAULT", "suicide-attack", ("AFG",), ("AFG",)),
    ("Israeli warplanes bombed a camp in Syria.", "bombed", "ASSAULT", "aerial", ("ISR",), ("SYR",)),
    ("The United States killed the commander in a drone strike.", "killed", "ASSAULT", "targeted", ("USA",), ()),
    ("Gunmen shot dead a policeman.", "shot", "ASSAULT", "firearms", (), ()),
    ("Police fired tear gas at protesters.", "fired", "ASSAULT", "crowd-control", (), ()),
    ("Soldiers tortured the prisoners.", "tortured", "ASSAULT", "torture", (), ()),
    ("Syrian forces used chemical weapons against rebels.", "used", "ASSAULT", "unconventional", ("SYR",), ()),
    ("Militants stabbed a tourist in Cairo.", "stabbed", "ASSAULT", "primitive", ("EGY",), ()),
    ("Indian and Chinese troops clashed in Ladakh.", "clashed", "ASSAULT", None, ("IND", "CHN"), ()),
    ("Fighting between the army and rebels continued in Yemen.", "Fighting", "ASSAULT", None, ("YEM", "YEM"), ()),
    ("Azerbaijan and Armenia exchanged fire.", "exchanged", "ASSAULT", None, ("AZE", "ARM"), ()),
    ("Guards beat the detainees.", "beat", "ASSAULT", "beat", (), ()),
    ("Saudi agents assassinated the journalist.", "assassinated", "ASSAULT", "targeted", ("SAU",), ()),
    ("Soldiers raped women in the village.", "raped", "ASSAULT", "sexual", (), ()),
    ("Hamas fired rockets at Israel.", "fired", "ASSAULT", "heavy-weapons", ("PSE",), ("ISR",)),
    ("An attack by the Taliban killed five policemen.", "killed", "ASSAULT", None, ("AFG",), ("AFG",)),
    ("Rebels captured the town of Goma.", "captured", "ASSAULT", None, (), ()),
    ("Turkish jets struck Kurdish positions in Iraq.", "struck", "ASSAULT", "aerial", ("TUR",), ("IRQ",)),
    ("Ukraine shot down a Russian helicopter.", "shot", "ASSAULT", "heavy-weapons", ("UKR",), ("RUS",)),
    ("Rebels ambushed a convoy of soldiers in Congo.", "ambushed", "ASSAULT", None, ("COD",), ("COD",)),
    ("Troops opened fire on demonstrators in Yangon.", "opened", "ASSAULT", "firearms", ("MMR",), ("MMR",)),
    ("The army executed the prisoners.", "executed", "ASSAULT", "targeted", (), ()),
    ("Ethiopia is at war with Eritrea.", "is", "ASSAULT", None, ("ETH", "ERI"), ()),
    ("Militants beheaded a hostage.", "beheaded", "ASSAULT", "targeted", (), ()),
    ("Clashes between police and gunmen erupted in Mexico.", "Clashes", "ASSAULT", None, ("MEX",), ()),
    ("An Israeli air strike on Gaza destroyed a tower.", "destroyed", "ASSAULT", "destroy", ("ISR",), ()),
    ("Two soldiers were killed in a Taliban attack in Kunduz.", "killed", "ASSAULT", None, ("AFG",), ("AFG",)),
    # the negation is part of the refusal, the future part of the threat
    ("Iran will not withdraw its soldiers.", "withdraw", "REJECT", "yield", ("IRN",), ("IRN",)),
    ("Greece will boycott the summit in Turkey.", "boycott", "REJECT", "meet", ("GRC",), ("TUR",)),
    ("Canada will impose sanctions on Venezuela.", "impose", "THREATEN", "restrict", ("CAN",), ("VEN",)),
]

QUIET = [  # sport, business, weather, accidents
    "Manchester City beat Liverpool 3-1 on Saturday.",
    "Germany defeated Brazil in the final.",
    "The striker fired the ball into the net.",
    "Italy attacked from the start but France held on.",
    "The company fired its chief executive.",
    "The coach was fired after the defeat.",
    "The central bank cut interest rates by a quarter point.",
    "Inflation hit a record high in Turkey.",
    "The hotel charged guests $50 a night.",
    "Apple launched a new phone in California.",
    "The hurricane killed 40 people in Florida.",
    "A virus has killed thousands in Italy.",
    "The storm battered the coast of Ireland.",
    "Heavy rain threatens crops in India.",
    "The government will attack inflation, the minister said.",
    "The goalkeeper blocked a shot by the Spanish striker.",
    "Oil prices fell sharply after the report.",
    "The bank charged higher fees last year.",
    "The director shot a film in Morocco.",
    "Sales were hit by the strong dollar.",
    "Doctors fight cancer with a new drug.",
    "The team won the battle for third place.",
    "The minister said the economy would grow.",
    "The president worries about the harvest.",
    "Smith raced to victory in the 100 metres.",
    "Analysts fear a recession in Germany.",
    "The court heard the case on Monday.",
    "The party won 40 seats in parliament.",
    "A lorry struck a bus near Lyon, killing six.",
    "The referee rejected the penalty appeal.",
    "The volcano threatened villages on the island.",
    "Snow closed roads in Scotland.",
    "Japan beat expectations with growth of 2 percent.",
    "The orchestra will march into a new era.",
    "Researchers investigated the effect of sugar on mice.",
    "The firm boosted its sales force.",
    "Shares rallied in Tokyo.",
    "The singer was killed in a car crash.",
    "Police officers played football with children.",
    "The drought has destroyed crops in Kenya.",
    "Stocks in London were under attack from sellers.",
    "A heart attack killed the actor.",
    "The champion knocked out his rival in the third round.",
    "The company recalled 2,000 cars.",
    "Temperatures dropped in Moscow.",
    "Australia crushed England by an innings.",
    "The chef fired up the grill.",
    "Wolves attacked sheep in Romania.",
    "The dollar strengthened against the euro.",
]


def codes(entities: tuple[Entity, ...]) -> tuple[str, ...]:
    return tuple(entity.code for entity in entities if entity.code)


@pytest.mark.parametrize(("sentence", "trigger", "kind", "mode", "actors", "recipients"), TOLD)
def test_conflict_is_told(
    reader: Reader,
    sentence: str,
    trigger: str,
    kind: str,
    mode: str | None,
    actors: tuple[str, ...],
    recipients: tuple[str, ...],
) -> None:
    events = reader.read(sentence, published="2020-05-06").events
    found = [(e.trigger.text, e.type, e.mode, codes(e.actors), codes(e.recipients)) for e in events]
    assert (trigger, kind, mode, actors, recipients) in found


@pytest.mark.parametrize("sentence", QUIET)
def test_look_alikes_stay_quiet(reader: Reader, sentence: str) -> None:
    events = reader.read(sentence, published="2020-05-06").events
    assert [(e.type, e.trigger.text) for e in events] == []


def test_a_refusal_told_by_a_negation_did_happen(reader: Reader) -> None:
    (event,) = reader.read("Egypt will not lift the blockade on Gaza.", published="2020-05-06").events
    assert (event.auxiliary, event.type) == (None, "REJECT")


def test_an_act_without_a_doer_is_no_event(reader: Reader) -> None:
    assert reader.read("Six people were killed by a car bomb.", published="2020-05-06").events == ()


def test_the_weapon_is_no_recipient(reader: Reader) -> None:
    (event,) = reader.read("North Korea tested a ballistic missile.", published="2020-05-06").events
    assert event.recipients == ()


def test_a_city_that_is_attacked_is_the_place(reader: Reader) -> None:
    (event,) = reader.read("Troops bombed the city of Aleppo.", published="2020-05-06").events
    assert event.place is not None
    assert event.place.name == "Aleppo"
