from itertools import combinations, pairwise

from dragoman.web.charts.layout import cleared, layout
from dragoman.web.charts.network import HEIGHT, WIDTH, Edge, Node, network
from dragoman.web.signs import CLASSES
from tests.web.charts.reading import HOSTILE, labels, marks, read, shapes, words

NODES = [
    Node(code, code.title(), f"{code}, a party", f"/network?focus={code}") for code in ("AAA", "BBB", "CCC", "DDD")
]
EDGES = [Edge("AAA", "BBB", 9, 1, "A and B: 9"), Edge("AAA", "BBB", 2, 4, "A and B: 2"), Edge("BBB", "CCC", 1, 2, "x")]


def drawn(nodes: list[Node] = NODES, edges: list[Edge] = EDGES) -> str:
    return network(nodes, edges, title="t", description="d")


def test_nodes_can_be_reached_the_strongest_first() -> None:
    root = read(drawn())
    assert labels(root) == ["BBB, a party", "AAA, a party", "CCC, a party", "DDD, a party"]
    assert words(root) == ["Bbb", "Aaa", "Ccc", "Ddd"]


def test_edges_name_their_ends_and_are_thicker_for_more() -> None:
    lines = shapes(read(drawn()), "edge")
    assert [(line.get("data-one"), line.get("data-other")) for line in lines] == [
        ("BBB", "CCC"),
        ("AAA", "BBB"),
        ("AAA", "BBB"),
    ]
    widths = [float(line[1].attrib["stroke-width"]) for line in lines]
    assert widths == sorted(set(widths))


def test_cooperation_and_conflict_of_a_pair_do_not_cover_one_another() -> None:
    pair = [list(edge) for edge in shapes(read(drawn()), "edge") if edge.get("data-one") == "AAA"]
    assert len({(line.get("x1"), line.get("y1")) for _, line, _ in pair}) == 2
    signs = {sign.tag.rpartition("}")[2]: sign.attrib for _, _, sign in pair}
    assert set(signs) == {"circle", "path"}  # verbal cooperation, material conflict


def test_the_file_tells_what_its_signs_mean() -> None:
    told = network(NODES, EDGES, title="t", description="d", legend=CLASSES)
    assert all(key.words in words(read(told)) for key in CLASSES)


def test_edges_of_others_and_to_oneself_are_left_out() -> None:
    edges = [Edge("AAA", "ZZZ", 1, 1, "x"), Edge("AAA", "AAA", 1, 1, "x")]
    assert not shapes(read(drawn(edges=edges)), "edge")


def test_the_same_network_is_drawn_the_same() -> None:
    assert drawn() == drawn(edges=list(EDGES))


def test_nothing_is_a_chart_all_the_same() -> None:
    assert not marks(read(network([], [], title="t", description="d")))


def test_hostile_names() -> None:
    root = read(network([Node(HOSTILE, HOSTILE, HOSTILE)], [], title=HOSTILE, description=HOSTILE))
    assert len(marks(root)) == 1


def test_labels_do_not_cover_one_another() -> None:
    names = [f"N{n:02}" for n in range(50)]
    edges = [(a, b, 1 + n % 7) for n, (a, b) in enumerate([*pairwise(names), *zip(names, names[7:], strict=False)])]
    size = (WIDTH, HEIGHT)
    boxes = dict.fromkeys(names, (90.0, 34.0))
    places = cleared(layout(names, edges, size), boxes, size)
    covered = [
        (one, other)
        for one, other in combinations(names, 2)
        if abs(places[one][0] - places[other][0]) < 80 and abs(places[one][1] - places[other][1]) < 28
    ]
    assert len(covered) < 6
    assert all(45 <= x <= WIDTH - 45 and 17 <= y <= HEIGHT - 17 for x, y in places.values())
