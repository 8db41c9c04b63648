from dragoman.lexicon.ties import load_ties


def test_no_word_has_two_meanings_in_one_table() -> None:
    """`kinds` turns a table round, so that a word under two kinds would keep only the last."""
    told_twice = []
    for name, table in load_ties().tables.items():
        for key, kinds in table.items():
            if isinstance(kinds, dict) and all(isinstance(listed, list) for listed in kinds.values()):
                words = [word for listed in kinds.values() for word in listed]
                told_twice += [(name, key, word) for word in set(words) if words.count(word) > 1]
    assert told_twice == []
