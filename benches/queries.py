"""What a reader would type to find an article again: six kinds of queries for each of a sample of articles.

title: four words of the title in a row; lead: five of the lead; both also typed without marks. prefix: three words of
the title, the last still being typed. pair: two words of the title and one of the lead.
"""

import random
import unicodedata

import posts

KINDS = ["title", "title_plain", "lead", "lead_plain", "prefix", "pair"]


def without_marks(text):
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def run_of(words, length, chance):
    """`length` of the words in a row, from anywhere among them."""
    start = chance.randint(0, len(words) - length)
    return words[start : start + length]


def of_article(title, lead, chance):
    """The six queries by kind; none when the article has too few words to choose from."""
    title, lead = (posts.WORD.findall(text.lower()) for text in (title, lead))
    if len(title) < 6 or len(lead) < 12:
        return {}
    four, five = run_of(title, 4, chance), run_of(lead, 5, chance)
    half = four[2][: max(2, len(four[2]) - 1)]
    words = {
        "title": four,
        "title_plain": [without_marks(word) for word in four],
        "lead": five,
        "lead_plain": [without_marks(word) for word in five],
        "prefix": [*four[:2], half],
        "pair": [*four[:2], five[2]],
    }
    return {kind: " ".join(words[kind]) for kind in KINDS}


def known_items(texts, sample, seed):
    """Queries with the address each should find, for `sample` of the articles, the kinds of an article in a row."""
    chance, queries = random.Random(seed), []
    order = list(range(len(texts)))
    chance.shuffle(order)
    for number in order:
        title, lead, _ = texts[number]
        made = of_article(title, lead[: posts.SUMMARY], chance)
        queries += [{"kind": kind, "query": query, "target": posts.address(number)} for kind, query in made.items()]
        if len(queries) >= sample * len(KINDS):
            break
    return queries
