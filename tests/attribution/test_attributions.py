"""Attributions: sentences of our own with the source, cue, content and parent cue that they should yield."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import Reader
from dragoman.attribution.attributions import find_attributions
from dragoman.attribution.nesting import voices
from dragoman.language import Parser
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis
from dragoman.model.article import Article, Zone, ZoneKind
from dragoman.model.attribution import Attitude, Attribution, Form
from dragoman.model.entity import Entity, Mention
from dragoman.model.resolution import Resolution
from dragoman.model.span import Span

Expected = tuple[str, str, str, str]  # source, cue, content (pieces joined by " / "), cue of the parent

CASES: list[tuple[str, list[Expected]]] = [
    ("The port, officials said, is closed.", [("officials", "said", "The port / is closed", "")]),
    ("Seoul accused Pyongyang of shelling the island.", [("Seoul", "accused", "Pyongyang of shelling the island", "")]),
    ("The minister urged Tehran to release the crew.", [("The minister", "urged", "Tehran to release the crew", "")]),
    (
        "The frigate was reported to have entered the strait, according to the navy.",
        [
            ("", "was reported", "The frigate / to have entered the strait", "according to"),
            ("the navy", "according to", "The frigate was reported to have entered the strait", ""),
        ],
    ),
    (
        "Diplomats said on Monday that the talks had failed and that a summit was unlikely.",
        [("Diplomats", "said", "that the talks had failed and that a summit was unlikely", "")],
    ),
    ('The general called the raid "a grave error".', [("The general", "called", 'the raid "a grave error"', "")]),
    (
        '"We will not yield," said the envoy, who arrived on Sunday. "We never have."',
        [("the envoy", "said", '"We will not yield," / "We never have."', "")],
    ),
    ("Seoul: North fires missile\nThe army saw it.", [("Seoul", ":", "North fires missile", "")]),
    ("North fires missile: Seoul\nThe army saw it.", [("Seoul", ":", "North fires missile", "")]),
    (
        "The ministry issued a statement saying the ship was safe.",
        [("The ministry", "issued a statement saying", "the ship was safe", "")],
    ),
    ('What Moscow calls a "special operation" has failed.', [("Moscow", "calls", 'a "special operation"', "")]),
    ("In the words of the envoy, the deal is dead.", [("the envoy", "In the words of", "the deal is dead", "")]),
    ("In Hanoi's view, the reef belongs to Vietnam.", [("Hanoi's", "In / view", "the reef belongs to Vietnam", "")]),
    ("As the minister said, the deal is dead.", [("the minister", "said", "the deal is dead", "")]),
    ("He told reporters the ship was safe.", [("He", "told", "the ship was safe", "")]),
    (
        "The plan to expel the envoy was approved by parliament, which warned that it would act.",
        [
            ("parliament", "was approved", "The plan to expel the envoy", ""),
            ("which", "warned", "that it would act", ""),
        ],
    ),
    (
        "State television said the ministry had denied that the frigate entered Omani waters.",
        [
            ("State television", "said", "the ministry had denied that the frigate entered Omani waters", ""),
            ("the ministry", "had denied", "that the frigate entered Omani waters", "said"),
        ],
    ),
    (
        "The premier said in his opening statement that the port would reopen, according to Interfax.",
        [
            ("The premier", "said", "that the port would reopen", "according to"),
            ("Interfax", "according to", "The premier said in his opening statement that the port would reopen", ""),
        ],
    ),
    (
        '"The port will reopen," the premier said in his opening statement, according to Interfax.',
        [
            ("the premier", "said", '"The port will reopen,"', "according to"),
            ("Interfax", "according to", '"The port will reopen," the premier said in his opening statement', ""),
        ],
    ),
    (
        "State media reported that the general had vowed to retaliate.",
        [
            ("State media", "reported", "that the general had vowed to retaliate", ""),
            ("the general", "had vowed", "to retaliate", "reported"),
        ],
    ),
    ("The crew is said to have fled.", [("", "is said", "The crew / to have fled", "")]),
    ("Iran threatened to close the strait.", [("Iran", "threatened", "to close the strait", "")]),
    ("The army denied shelling the village.", [("The army", "denied", "shelling the village", "")]),
    ("Kuwait warned Iraq against crossing the border.", [("Kuwait", "warned", "crossing the border", "")]),
    ("The envoy called for a ceasefire.", [("The envoy", "called for", "a ceasefire", "")]),
    ("The court found that the minister had lied.", [("The court", "found", "that the minister had lied", "")]),
    (
        "\"I told him, 'You must leave,'\" the envoy said.",
        [("I", "told", "'You must leave,'", "said"), ("the envoy", "said", "\"I told him, 'You must leave,'\"", "")],
    ),
    (
        "'We are ready,' the general said. 'We have always been ready.'",
        [("the general", "said", "'We are ready,' / 'We have always been ready.'", "")],
    ),
    (
        "“We will fight,” the leader said.\n“We will win.”",
        [("the leader", "said", "“We will fight,” / “We will win.”", "")],
    ),
    (
        "The leader opened the session.\n“We will fight on,” he said.\nThe hall was full.",
        [("he", "said", "“We will fight on,”", "")],
    ),
    (
        "“We will fight,” the leader said. “Our people are strong.\n“They will never give up.”",
        [("the leader", "said", "“We will fight,” / “Our people are strong.\n“They will never give up.”", "")],
    ),
    ("The ship was reportedly carrying rifles.", [("", "reportedly", "The ship was / carrying rifles", "")]),
    (
        "The two leaders signed a treaty, the Kremlin said.",
        [("the Kremlin", "said", "The two leaders signed a treaty", "")],
    ),
    ('The army said the "terrorists" had fled.', [("The army", "said", 'the "terrorists" had fled', "")]),
    (
        "Reuters, citing two officials, reported that the talks had failed.",
        [
            ("two officials", "citing", "that the talks had failed", "reported"),
            ("Reuters", "reported", "that the talks had failed", ""),
        ],
    ),
    (
        "The plane was shot down by rebels, Kyiv said, a charge Moscow denies.",
        [("Kyiv", "said", "The plane was shot down by rebels", ""), ("Moscow", "denies", "a charge", "")],
    ),
    ("The president was accused of taking bribes.", [("", "was accused", "The president / of taking bribes", "")]),
    ("Analysts expect the ruling party to lose.", [("Analysts", "expect", "the ruling party to lose", "")]),
    ("The two leaders are expected to meet in May.", [("", "are expected", "The two leaders / to meet in May", "")]),
    (
        "Tokyo expressed concern that the missile had flown over Hokkaido.",
        [("Tokyo", "expressed concern", "that the missile had flown over Hokkaido", "")],
    ),
    ("There are fears that the truce will collapse.", [("", "fears", "that the truce will collapse", "")]),
    (
        "The minister said he was told by the general that the bridge had fallen.",
        [
            ("The minister", "said", "he was told by the general that the bridge had fallen", ""),
            ("the general", "was told", "that the bridge had fallen", "said"),
        ],
    ),
    (
        '"It is over," he said, adding that the army would leave "within days".',
        [("he", "said", '"It is over,"', ""), ("he", "adding", 'that the army would leave "within days"', "")],
    ),
    (
        'The foreign ministry summoned the envoy and said: "This must stop."',
        [("The foreign ministry", "said", '"This must stop."', "")],
    ),
    (
        "Officials who asked not to be named said the deal was close.",
        [
            ("who", "asked", "not to be named", ""),
            ("Officials who asked not to be named", "said", "the deal was close", ""),
        ],
    ),
    (
        "A senior official, speaking on condition of anonymity, said the deal was close.",
        [("A senior official", "said", "the deal was close", "")],
    ),
    (
        "South Korea's spy agency believes the North has shipped shells to Russia.",
        [("South Korea's spy agency", "believes", "the North has shipped shells to Russia", "")],
    ),
    ("The White House condemned the launch.", [("The White House", "condemned", "the launch", "")]),
    (
        'The ministry said no one was hurt. "We were lucky," it said.',
        [("The ministry", "said", "no one was hurt", ""), ("it", "said", '"We were lucky,"', "")],
    ),
    ("The agreement, which Hanoi says is illegal, was signed in 2011.", [("Hanoi", "says", "which / is illegal", "")]),
    ("Washington has denied any role.", [("Washington", "has denied", "any role", "")]),
    ("Russia, which has denied the claim, did not comment.", [("which", "has denied", "the claim", "")]),
    ("The minister did not say who fired first.", [("The minister", "did not say", "who fired first", "")]),
    ("He asked whether the convoy had left.", [("He", "asked", "whether the convoy had left", "")]),
    ("The two sides agreed to exchange prisoners.", [("The two sides", "agreed", "to exchange prisoners", "")]),
    ("Parliament ruled that the vote was void.", [("Parliament", "ruled", "that the vote was void", "")]),
    (
        "Egypt's foreign minister, Samir Adel, said that Cairo would mediate.",
        [("Egypt's foreign minister, Samir Adel,", "said", "that Cairo would mediate", "")],
    ),
    (
        '"Any attack," the statement read, "will be met with force."',
        [("the statement", "read", '"Any attack," / "will be met with force."', "")],
    ),
    (
        "The report by the panel said the shells came from a depot in the east.",
        [("The report by the panel", "said", "the shells came from a depot in the east", "")],
    ),
    (
        "The minister's letter said the base would close.",
        [("The minister's", "letter said", "the base would close", "")],
    ),
    (
        "The president hailed the accord as a turning point.",
        [("The president", "hailed", "the accord as a turning point", "")],
    ),
    ("The embassy refused to issue visas.", [("The embassy", "refused", "to issue visas", "")]),
    ("Turkey plans to build a base on the island.", [("Turkey", "plans", "to build a base on the island", "")]),
    ("It was unclear whether the pilot survived.", [("", "was unclear", "whether the pilot survived", "")]),
    (
        '"The strait is open," said Admiral Lee. "Ships may pass." "No one will be stopped."',
        [("Admiral Lee", "said", '"The strait is open," / "Ships may pass." "No one will be stopped."', "")],
    ),
    (
        'The premier said the raid was "a grave error" and vowed to respond.',
        [("The premier", "said", 'the raid was "a grave error"', ""), ("The premier", "vowed", "to respond", "")],
    ),
    (
        "The ministry said in a statement: “We reject these claims. They are false.”",
        [
            ("The ministry", "said", "“We reject these claims. They are false.”", ""),
            ("We", "reject", "these claims", "said"),
        ],
    ),
    (
        "“The ship,” the owner said, “left the port on Monday.” “It never came back.”",
        [("the owner", "said", "“The ship,” / “left the port on Monday.” “It never came back.”", "")],
    ),
    (
        "Under the deal, Oman will host the talks, two diplomats told the agency.",
        [("two diplomats", "told", "Under the deal, Oman will host the talks", "")],
    ),
    (
        "The rebels claimed responsibility for the blast.",
        [("The rebels", "claimed", "responsibility for the blast", "")],
    ),
    (
        "The claim that Chad had armed the rebels was dismissed by N'Djamena.",
        [
            ("", "claim", "that Chad had armed the rebels", "was dismissed"),
            ("N'Djamena", "was dismissed", "The claim that Chad had armed the rebels", ""),
        ],
    ),
    (
        "The premier dismissed reports that the bridge had fallen.",
        [
            ("The premier", "dismissed", "reports that the bridge had fallen", ""),
            ("", "reports", "that the bridge had fallen", "dismissed"),
        ],
    ),
    ("Rumours that the king had died spread on Friday.", [("", "Rumours", "that the king had died", "")]),
    (
        "The council's decision to lift the ban pleased the traders.",
        [("The council's", "decision", "to lift the ban", "")],
    ),
    (
        "The ambassador was confident that the treaty would be signed.",
        [("The ambassador", "was confident", "that the treaty would be signed", "")],
    ),
    ("The minister was aware that the ship had sunk.", [("The minister", "was aware", "that the ship had sunk", "")]),
    (
        "President Osei, speaking through an interpreter, said his country wanted peace.",
        [("President Osei", "said", "his country wanted peace", ""), ("his country", "wanted", "peace", "said")],
    ),
    (
        "Peru said it would recall its envoy, and Chile said that it would do the same.",
        [("Peru", "said", "it would recall its envoy", ""), ("Chile", "said", "that it would do the same", "")],
    ),
    (
        "Military experts think the missile was fired from a submarine.",
        [("Military experts", "think", "the missile was fired from a submarine", "")],
    ),
    (
        "The pact obliges each side to defend the other, Article 4 says.",
        [("Article 4", "says", "The pact obliges each side to defend the other", "")],
    ),
    (
        "The treaty states that an attack on one is an attack on both.",
        [("The treaty", "states", "that an attack on one is an attack on both", "")],
    ),
    (
        "A study found that 60 percent of voters believe the war was lost.",
        [
            ("A study", "found", "that 60 percent of voters believe the war was lost", ""),
            ("60 percent of voters", "believe", "the war was lost", "found"),
        ],
    ),
    ("Satellite images show trucks leaving the depot.", [("Satellite images", "show", "trucks leaving the depot", "")]),
    (
        '"We do not know whether the convoy arrived," the aid agency\'s chief, Ana Torres, told reporters in Geneva.',
        [
            ("We", "do not know", "whether the convoy arrived", "told"),
            ("the aid agency's chief, Ana Torres,", "told", '"We do not know whether the convoy arrived,"', ""),
        ],
    ),
    (
        'The spokeswoman added: "The convoy left on Tuesday. It has not been seen since."',
        [("The spokeswoman", "added", '"The convoy left on Tuesday. It has not been seen since."', "")],
    ),
    ('"Is the war over?" asked the reporter.', [("the reporter", "asked", '"Is the war over?"', "")]),
    ('The army vowed "total victory".', [("The army", "vowed", '"total victory"', "")]),
    ('The king praised the "courage" of the troops.', [("The king", "praised", 'the "courage" of the troops', "")]),
    (
        'The book "The Long Road" was banned by the ministry.',
        [("the ministry", "was banned", 'The book "The Long Road"', "")],
    ),
    (
        "Hanoi says it never agreed to the deal; Manila insists it did.",
        [
            ("Hanoi", "says", "it never agreed to the deal", ""),
            ("it", "never agreed to", "the deal", "says"),
            ("Manila", "insists", "it did", ""),
        ],
    ),
    (
        '"Our patience is not endless," warned the foreign minister, Karim Aziz, on Tuesday.',
        [("the foreign minister, Karim Aziz", "warned", '"Our patience is not endless,"', "")],
    ),
    (
        "It is believed that the gunmen crossed the river at night.",
        [("", "is believed", "that the gunmen crossed the river at night", "")],
    ),
    (
        "The gunmen are believed to have crossed the river at night.",
        [("", "are believed", "The gunmen / to have crossed the river at night", "")],
    ),
    ("The hostages were allegedly moved to a camp.", [("", "allegedly", "The hostages were / moved to a camp", "")]),
    ("The deal was welcomed by the African Union.", [("the African Union", "was welcomed", "The deal", "")]),
    ("The sanctions, the minister argued, had failed.", [("the minister", "argued", "The sanctions / had failed", "")]),
    (
        "Officials from both countries have repeatedly denied that secret talks took place.",
        [("Officials from both countries", "have repeatedly denied", "that secret talks took place", "")],
    ),
    ("The president promised the farmers new wells.", [("The president", "promised", "new wells", "")]),
    (
        "The United States and Japan agreed to share radar data, officials in Tokyo announced.",
        [
            ("The United States and Japan", "agreed", "to share radar data", "announced"),
            ("officials in Tokyo", "announced", "The United States and Japan agreed to share radar data", ""),
        ],
    ),
    (
        "The ministry of defence confirmed the death of two soldiers.",
        [("The ministry of defence", "confirmed", "the death of two soldiers", "")],
    ),
    (
        "The agency quoted the leader as saying the treaty was the strongest ever.",
        [
            ("The agency", "quoted", "the leader as saying the treaty was the strongest ever", ""),
            ("the leader", "saying", "the treaty was the strongest ever", "quoted"),
        ],
    ),
    (
        "The leader was quoted as saying that the treaty was strong.",
        [("The leader", "was quoted as saying", "that the treaty was strong", "")],
    ),
    (
        'The leader called the treaty "the strongest ever", the agency reported.',
        [
            ("The leader", "called", 'the treaty "the strongest ever"', "reported"),
            ("the agency", "reported", 'The leader called the treaty "the strongest ever"', ""),
        ],
    ),
    (
        'State media said the leader told the envoy: "We are friends."',
        [
            ("State media", "said", 'the leader told the envoy: "We are friends."', ""),
            ("the leader", "told", '"We are friends."', "said"),
        ],
    ),
    ("Neither side has confirmed the report.", [("Neither side", "has confirmed", "the report", "")]),
    ("The president ordered the army to withdraw.", [("The president", "ordered", "the army to withdraw", "")]),
    (
        "The fleet would stay a month, he said. It had enough fuel.",
        [("he", "said", "The fleet would stay a month", "")],
    ),
    (
        "Pyongyang has called the drills a rehearsal for invasion.",
        [("Pyongyang", "has called", "the drills a rehearsal for invasion", "")],
    ),
    (
        "Britain's prime minister said on Friday he feared a wider war.",
        [("Britain's prime minister", "said", "he feared a wider war", ""), ("he", "feared", "a wider war", "said")],
    ),
    (
        "According to two people briefed on the talks, the deal is close.",
        [("two people briefed on the talks", "According to", "the deal is close", "")],
    ),
    (
        "The deal is close, according to people familiar with the talks who asked not to be named.",
        [("people familiar with the talks who asked not to be named", "according to", "The deal is close", "")],
    ),
    ("The foreign minister declined to comment.", [("The foreign minister", "declined", "to comment", "")]),
    ('"Go home!" the crowd shouted.', [("the crowd", "shouted", '"Go home!"', "")]),
    ("The crowd chanted “Freedom!” and threw stones.", [("The crowd", "chanted", "“Freedom!”", "")]),
    (
        "The minister insisted that there was no plan to send troops.",
        [("The minister", "insisted", "that there was no plan to send troops", "")],
    ),
    (
        "China on Thursday urged restraint and opposed the sanctions.",
        [("China", "urged", "restraint", ""), ("China", "opposed", "the sanctions", "")],
    ),
    (
        "The United Nations Security Council demanded that Iran halt the work.",
        [("The United Nations Security Council", "demanded", "that Iran halt the work", "")],
    ),
    ("Voters fear the truce will fail.", [("Voters", "fear", "the truce will fail", "")]),
    (
        "Kenya's cabinet approved the plan to send police to Haiti.",
        [("Kenya's cabinet", "approved", "the plan to send police to Haiti", "")],
    ),
    (
        "Police: gunmen fled across the border\nThe search goes on.",
        [("Police", ":", "gunmen fled across the border", "")],
    ),
    (
        "Tanks crossed border, ministry says\nThe convoy moved at dawn.",
        [("ministry", "says", "Tanks crossed border", "")],
    ),
    (
        "Gunmen seize ferry near port - officials\nThe ferry was empty.",
        [("officials", "-", "Gunmen seize ferry near port", "")],
    ),
    (
        "“They came at night,” said Omar Said, a fisherman. “They took the boat.”\n“Nobody stopped them.”\nThe navy declined to comment.",
        [
            (
                "Omar Said, a fisherman",
                "said",
                "“They came at night,” / “They took the boat.”\n“Nobody stopped them.”",
                "",
            ),
            ("The navy", "declined", "to comment", ""),
        ],
    ),
    (
        "The general said:\n“The drills will go on.”\nHe left.",
        [("The general", "said", "“The drills will go on.”", "")],
    ),
    (
        'The president said the army "will stay" and that it "needs help".',
        [("The president", "said", 'the army "will stay" and that it "needs help"', "")],
    ),
    (
        "The prime minister's spokesman said ministers would meet on Friday.",
        [("The prime minister's spokesman", "said", "ministers would meet on Friday", "")],
    ),
    ("“Never,” she said.", [("she", "said", "“Never,”", "")]),
    (
        "The rebels, said the colonel, had crossed the river.",
        [("the colonel", "said", "The rebels / had crossed the river", "")],
    ),
    ("The rebels have fled, the colonel claims.", [("the colonel", "claims", "The rebels have fled", "")]),
    (
        '"The vote was fair," the commission\'s head said, adding: "Nobody complained."',
        [
            ("the commission's head", "said", '"The vote was fair,"', ""),
            ("the commission's head", "adding", '"Nobody complained."', ""),
        ],
    ),
    (
        "The defence ministry said in a statement on Sunday that its forces had shot down two drones.",
        [("The defence ministry", "said", "that its forces had shot down two drones", "")],
    ),
    (
        "NATO said that Russia had moved missiles, which Moscow denied.",
        [
            ("NATO", "said", "that Russia had moved missiles, which Moscow denied", ""),
            ("Moscow", "denied", "missiles", "said"),
        ],
    ),
    ("Moscow denied that it had moved missiles.", [("Moscow", "denied", "that it had moved missiles", "")]),
    (
        "The premier told parliament that the treaty would be signed in May.",
        [("The premier", "told", "that the treaty would be signed in May", "")],
    ),
    (
        "The premier warned that the truce could collapse.",
        [("The premier", "warned", "that the truce could collapse", "")],
    ),
    ("He reiterated his call for talks.", [("He", "reiterated his call for", "talks", "")]),
    ("The envoy's call for talks was ignored.", [("The envoy's", "call for", "talks", "")]),
    ("There were reports of shelling near the port.", [("", "reports of", "shelling near the port", "")]),
    ("Reports of shelling near the port could not be verified.", [("", "Reports of", "shelling near the port", "")]),
    ("The army's claim of victory was premature.", [("The army's", "claim of", "victory", "")]),
    (
        "A spokeswoman for the navy, Lina Ortiz, said the ship was lost.",
        [("A spokeswoman for the navy, Lina Ortiz,", "said", "the ship was lost", "")],
    ),
    (
        "Lina Ortiz, a spokeswoman for the navy, said the ship was lost.",
        [("Lina Ortiz, a spokeswoman for the navy,", "said", "the ship was lost", "")],
    ),
    ("They said so.", [("They", "said", "so", "")]),
    ('The city was named "Victory".', [("", "was named", 'The city / "Victory"', "")]),
    ("The pilot was seen as a hero.", [("", "was seen", "The pilot / as a hero", "")]),
    ("Many in the capital believe the worst is over.", [("Many in the capital", "believe", "the worst is over", "")]),
    ("The premier is confident of victory.", [("The premier", "is confident of", "victory", "")]),
    (
        "The premier was angry that the talks had failed.",
        [("The premier", "was angry", "that the talks had failed", "")],
    ),
    ("The two countries pledged to defend each other.", [("The two countries", "pledged", "to defend each other", "")]),
    ("The admiral ruled out a blockade.", [("The admiral", "ruled out", "a blockade", "")]),
    (
        "The ministers promised that the port would reopen.",
        [("The ministers", "promised", "that the port would reopen", "")],
    ),
    (
        "The treaty requires that each side consult the other.",
        [("The treaty", "requires", "that each side consult the other", "")],
    ),
    (
        '"If they attack, we will respond," the premier told the agency Interfax in an interview.',
        [("the premier", "told", '"If they attack, we will respond,"', "")],
    ),
    (
        '"Attack us," the premier said, "and we will respond."',
        [("the premier", "said", '"Attack us," / "and we will respond."', "")],
    ),
    (
        'The premier said, "If they attack, we will respond."',
        [("The premier", "said", '"If they attack, we will respond."', "")],
    ),
    (
        "The trade minister said Japan was considering sanctions, but that no decision had been made.",
        [
            ("The trade minister", "said", "Japan was considering sanctions, but that no decision had been made", ""),
            ("Japan", "was considering", "sanctions", "said"),
        ],
    ),
    (
        "The spokesman did not deny that the plane had been hit.",
        [("The spokesman", "did not deny", "that the plane had been hit", "")],
    ),
    (
        "The agency reported that a witness said that the guard had admitted that he slept.",
        [
            ("The agency", "reported", "that a witness said that the guard had admitted that he slept", ""),
            ("a witness", "said", "that the guard had admitted that he slept", "reported"),
            ("the guard", "had admitted", "that he slept", "said"),
        ],
    ),
    ("Neighbours say the house was empty.", [("Neighbours", "say", "the house was empty", "")]),
    (
        "The inquiry concluded that the crash was an accident.",
        [("The inquiry", "concluded", "that the crash was an accident", "")],
    ),
    (
        "The premier suggested that the talks might resume.",
        [("The premier", "suggested", "that the talks might resume", "")],
    ),
    (
        "The minister revealed that the plane had been hit.",
        [("The minister", "revealed", "that the plane had been hit", "")],
    ),
    (
        "Rebels threatened to attack the port unless the siege ended.",
        [("Rebels", "threatened", "to attack the port unless the siege ended", "")],
    ),
    ("The premier refused to meet the envoy.", [("The premier", "refused", "to meet the envoy", "")]),
    (
        "The premier has repeatedly called for sanctions against Eritrea.",
        [("The premier", "has repeatedly called for", "sanctions against Eritrea", "")],
    ),
    ("The union demanded higher pay.", [("The union", "demanded", "higher pay", "")]),
    ("The premier wants the army to leave.", [("The premier", "wants", "the army to leave", "")]),
    ("The army plans to leave in March.", [("The army", "plans", "to leave in March", "")]),
    ("The premier asked the army to stay.", [("The premier", "asked", "the army to stay", "")]),
    ('"Who fired?" the general asked.', [("the general", "asked", '"Who fired?"', "")]),
    ('The premier hailed "a new era".', [("The premier", "hailed", '"a new era"', "")]),
    (
        "The minister described the raid as an act of war.",
        [("The minister", "described", "the raid as an act of war", "")],
    ),
    ("The paper cited an unnamed official.", [("The paper", "cited", "an unnamed official", "")]),
    (
        '"The port will reopen," the premier said, according to Interfax. "Trade will grow."',
        [
            ("the premier", "said", '"The port will reopen," / "Trade will grow."', "according to"),
            ("Interfax", "according to", '"The port will reopen," the premier said / "Trade will grow."', ""),
        ],
    ),
    ("State media on Tuesday said the ship sank.", [("State media", "said", "the ship sank", "")]),
]

NO_ATTRIBUTION = [
    "The ministry called in the ambassador.",
    "The battery charged the gate.",
    "Police found a body in the river.",
    'The "Friendship Bridge" was closed on Monday.',
    "The rebels claimed twenty lives.",
    "The ministry reported for duty.",
    "The president backed away from the plan.",
    "The envoy spoke for an hour.",
    "Seoul, June 3: Talks to resume\nThe envoys agreed.",
    "Exclusive: Navy chief quits\nHe left on Monday.",
    "The admiral ruled the island for years.",
    "The market opened at nine.",
    "The envoy walked to the palace.",
    "The ship carried grain to Beirut.",
    'The "Blue Line" runs through the village.',
    'The song "Morning" was a hit.',
    "The minister will visit Cairo.",
    "The crowd was angry.",
    "The ministry made a statement.",
    "The envoy held a news conference.",
    "The guard charged the fee twice.",
    "The king called the doctor.",
]


def analyse(parser: Parser, text: str) -> Analysis:
    return parser.analyse(Article(id="t", text=text))


def find(parser: Parser, text: str) -> tuple[Attribution, ...]:
    return find_attributions(analyse(parser, text), Resolution(), load_cues())


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " / ".join(span.of(text) for span in spans)


def shown(text: str, found: tuple[Attribution, ...]) -> list[Expected]:
    cues = {a.id: words(text, a.cue) for a in found}
    return [
        (words(text, a.source), words(text, a.cue), words(text, a.content), cues[a.parent] if a.parent else "")
        for a in found
    ]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_source_cue_content_and_parent(parser: Parser, text: str, expected: list[Expected]) -> None:
    assert shown(text, find(parser, text)) == expected


@pytest.mark.parametrize("text", NO_ATTRIBUTION)
def test_no_attribution(parser: Parser, text: str) -> None:
    assert shown(text, find(parser, text)) == []


FORMS = [
    ("The port is closed, the mayor said.", Form.INDIRECT, Attitude.ASSERTION, "say"),
    ('"The port is closed," the mayor said.', Form.DIRECT, Attitude.ASSERTION, "say"),
    ('The mayor said the port was "shut for good".', Form.MIXED, Attitude.ASSERTION, "say"),
    ("The mayor denied closing the port.", Form.INDIRECT, Attitude.ASSERTION, "deny"),
    ("The mayor believes that the port is closed.", Form.INDIRECT, Attitude.BELIEF, "believe"),
    ("The mayor learned that the port was closed.", Form.INDIRECT, Attitude.FACT, "know"),
    ("The mayor promised to close the port.", Form.INDIRECT, Attitude.EVENTUALITY, "promise"),
    ("The mayor urged Chad to close the port.", Form.INDIRECT, Attitude.EVENTUALITY, "want"),
    ("The mayor asked whether the port was closed.", Form.INDIRECT, Attitude.ASSERTION, "ask"),
    ("The port was closed, according to the mayor.", Form.INDIRECT, Attitude.ASSERTION, "according"),
    ("The port was reportedly closed.", Form.INDIRECT, Attitude.ASSERTION, "hearsay"),
    ("The port is said to have closed.", Form.INDIRECT, Attitude.ASSERTION, "hearsay"),
    ("The mayor threatened to close the port.", Form.INDIRECT, Attitude.EVENTUALITY, "threaten"),
    ("The mayor fears that the port will close.", Form.INDIRECT, Attitude.BELIEF, "fear"),
]


@pytest.mark.parametrize(("text", "form", "attitude", "group"), FORMS)
def test_form_attitude_group(parser: Parser, text: str, form: Form, attitude: Attitude, group: str) -> None:
    (found,) = find(parser, text)
    assert (found.form, found.attitude, found.group) == (form, attitude, group)


def test_headline_zone_before_body(parser: Parser) -> None:
    text = "Oslo: Navy lost ship\n\nThe ship sank at dawn."
    zones = (Zone(0, 20, ZoneKind.HEADLINE), Zone(22, len(text), ZoneKind.BODY))
    analysis = parser.analyse(Article(id="t", text=text, zones=zones))
    found = find_attributions(analysis, Resolution(), load_cues())
    assert shown(text, found) == [("Oslo", ":", "Navy lost ship", "")]


def test_entity_is_that_of_the_source(parser: Parser) -> None:
    text = "The envoy said the port was closed."
    envoy = Entity("The envoy", 0, 9, sector="GOV")
    resolution = Resolution(mentions=(Mention(0, 9, 1, "actor", (envoy,)),))
    (found,) = find_attributions(analyse(parser, text), resolution, load_cues())
    assert found.entity == envoy


def test_relative_pronoun_has_the_entity_of_its_antecedent(parser: Parser) -> None:
    text = "The envoy, who said the port was closed, left."
    envoy = Entity("The envoy", 0, 9)
    resolution = Resolution(mentions=(Mention(0, 9, 1, "actor", (envoy,)),))
    (found,) = find_attributions(analyse(parser, text), resolution, load_cues())
    assert (words(text, found.source), found.entity) == ("who", envoy)


def test_no_entity_without_mention(parser: Parser) -> None:
    (found,) = find(parser, "The envoy said the port was closed.")
    assert found.entity is None


def test_voices_follow_the_nesting(parser: Parser) -> None:
    text = "The agency reported that a witness said that the guard slept."
    analysis = analyse(parser, text)
    found = find_attributions(analysis, Resolution(), load_cues())
    chains = voices(analysis, found)
    by_word = {t.text: chains.get(t.i, ()) for t in analysis.tokens}
    assert by_word["slept"] == ("a2", "a1")
    assert by_word["witness"] == ("a1",)
    assert by_word["said"] == ("a1",)
    assert by_word["agency"] == ()


def test_voices_of_a_cited_source_come_before_those_of_the_citing_one(parser: Parser) -> None:
    text = "The agency, citing two officials, reported that the talks had failed."
    analysis = analyse(parser, text)
    found = find_attributions(analysis, Resolution(), load_cues())
    by_id = {a.id: words(text, a.source) for a in found}
    failed = next(t for t in analysis.tokens if t.text == "failed")
    assert [by_id[name] for name in voices(analysis, found)[failed.i]] == ["two officials", "The agency"]


def test_empty_text(parser: Parser) -> None:
    assert find(parser, "") == ()


PIECES = st.sampled_from(
    [
        "the envoy said",
        "said the envoy",
        "according to the navy",
        "that the port was closed",
        "citing officials",
        "denied",
        "who warned",
        "accused Chad of lying",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "''",
        "``",
        "«",
        "»",
        ",",
        ".",
        ":",
        ";",
        "—",
        "?",
        "(",
        ")",
        "\n",
        "\n\n",
        "Oslo",
        "the claim",
        "to leave",
        "is said to",
        "as",
        "it",
        "and vowed to fight",
        "in the words of",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=12).map("".join), st.text(max_size=80)
)


def ancestors(found: tuple[Attribution, ...], start: Attribution) -> Iterator[str]:
    by_id = {a.id: a for a in found}
    current = start
    while current.parent is not None:
        current = by_id[current.parent]
        yield current.id


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_gives_sound_attributions(parser: Parser, text: str) -> None:
    analysis = analyse(parser, text)
    found = find_attributions(analysis, Resolution(), load_cues())
    assert [a.id for a in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    assert [a.cue[0].start for a in found] == sorted({a.cue[0].start for a in found})
    for attribution in found:
        assert attribution.cue
        assert attribution.content
        for part in (attribution.source, attribution.cue, attribution.content):
            assert all(0 <= s.start < s.end <= len(text) for s in part)
            assert all(a.end <= b.start for a, b in pairwise(part))
        for index, _ in zip(ancestors(found, attribution), range(len(found) + 1), strict=False):
            assert index != attribution.id
    for chain in voices(analysis, found).values():
        assert len(set(chain)) == len(chain) > 0


KINDS = [
    ("Norway's foreign minister said the talks had failed.", "unnamed"),
    ("Sergei Lavrov said the talks had failed.", "named"),
    ("Kenya said the talks had failed.", "named"),
    ("Two officials said the talks had failed.", "collective"),
    ("The ministry said the talks had failed.", "collective"),
    ("A diplomat said the talks had failed.", "unnamed"),
    ("The communique said the talks had failed.", "document"),
    ("The talks have reportedly failed.", "unnamed"),
    ("I believe the talks have failed.", "author"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_source(reader: Reader, text: str, kind: str) -> None:
    assert reader.read(text).attributions[0].kind == kind
