"""Posts in bulk, the same for congtruong and for Hugo.

The text comes from the example site, its paragraphs dealt out anew, or with a file of articles (one JSON object a
line: title, lead, body; may be gzipped) from there, over and over with changed words when it is too short. Dated
backwards from 15 November 2026, three a day, over five sections.
"""

import datetime
import gzip
import itertools
import json
import pathlib
import random
import re
import subprocess
import unicodedata

SECTIONS = ["tin-tuc", "thong-bao", "hoat-dong", "doan-the", "phap-luat"]
ORGANISATIONS = ["dang", "cong-doan", "doan-thanh-nien", "doi-thieu-nien", "hoi-khuyen-hoc"]
WORD = re.compile(r"[^\W\d_]+")
SUMMARY = 300
FIRST = datetime.datetime(2026, 11, 15, 7, 0)
SITE = """name: Trường THCS Hoa Phượng Vĩ
unit: thcs
province: tỉnh Phượng Hoa
base_url: https://thcshoaphuongvi.phuonghoa.edu.vn/
address: số 12 đường Hàng Điệp, phường Bàng Lăng Tím, tỉnh Phượng Hoa
phones: ["0299 000 1998"]
emails: [c2hoaphuongvi@phuonghoa.edu.vn]
responsible: { name: Lê Thị Phượng Vĩ, position: Hiệu trưởng }
"""


def articles(source, example):
    """Yields (title, lead, paragraphs) without end."""
    if source:
        if next(read(source), None) is None:
            raise SystemExit(f"{source} holds no article")
        yield from read(source)
        for turn in itertools.count(1):
            # Few enough to stay natural text, enough to give every repeated article words of its own.
            yield from reworded(read(source), share=0.125, seed=turn)
    titles, texts = [], []
    for path in sorted((example / "content").rglob("*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        texts += [p for p in body.split("\n\n") if len(p) > 120 and p[0].isalpha() and "](" not in p]
        found = re.search(r"^title: *\"?(.+?)\"?$", path.read_text(encoding="utf-8"), re.M)
        if found:
            titles.append(found.group(1))
    for number in range(10**9):
        pick = lambda step: texts[(number * 7 + step * 31) % len(texts)]
        yield f"{titles[number % len(titles)]} ({number})", pick(0)[:280], [pick(step) for step in range(1, 7)]


def read(source):
    opener = gzip.open if str(source).endswith(".gz") else open
    with opener(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            yield item["title"], item["lead"], list(paragraphs(item["body"]))


def reworded(texts, share, seed):
    """The articles with a share of their words put in from the articles before, common words the more often."""
    chance, pool = random.Random(seed), []

    def other(found):
        if chance.random() >= share:
            return found.group()
        word = chance.choice(pool)
        return word.capitalize() if found.group()[0].isupper() else word

    for title, lead, body in texts:
        if len(pool) < 200_000:
            pool += WORD.findall(" ".join([title, lead, *body]).lower())
        yield WORD.sub(other, title), WORD.sub(other, lead), [WORD.sub(other, paragraph) for paragraph in body]


def paragraphs(text, size=90):
    """Cuts running text into paragraphs of about `size` words."""
    paragraph, words = [], 0
    for sentence in re.split(r"(?<=[.!?]) +", text):
        paragraph.append(sentence)
        words += len(sentence.split())
        if words >= size:
            yield " ".join(paragraph)
            paragraph, words = [], 0
    if paragraph:
        yield " ".join(paragraph)


def escaped(text):
    return re.sub(r"([\\`*_{}\[\]<>#|~$])", r"\\\1", text)


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def address(number):
    """Where both programs publish the post of this number."""
    return f"/{SECTIONS[number % 5]}/bai-{number}/"


def write(folder, count, flavour, source=None, example=pathlib.Path("example-site")):
    """Writes `count` posts below `folder` for `flavour`: "congtruong" or "hugo"."""
    write_texts(folder, itertools.islice(articles(source, example), count), flavour)


def write_texts(folder, texts, flavour):
    """Writes each (title, lead, paragraphs) as a post below `folder`."""
    folder = pathlib.Path(folder)
    for number, (title, lead, body) in enumerate(texts):
        section = SECTIONS[number % 5]
        date = (FIRST - datetime.timedelta(hours=8 * number)).strftime("%Y-%m-%dT%H:%M:%S+07:00")
        head = [f"title: {quoted(title)}", f"date: {date}", f"tags: [nhom-{number % 40}]"]
        if flavour == "hugo":
            head.append(f"description: {quoted(lead[:SUMMARY])}")
        else:
            head += [f"summary: {quoted(lead[:SUMMARY])}"]
            head += ["author: Ban Biên tập", "approved_by: Trưởng Ban Biên tập"]
            if section == "doan-the":
                head.append(f"organisation: {ORGANISATIONS[number // 5 % 5]}")
        blocks = [f"**{escaped(lead)}**"] + [escaped(paragraph) for paragraph in body]
        if len(blocks) > 4:
            blocks.insert(3, "## Nội dung chính")
        if number % 10 == 0:
            blocks.append("| Khối | Số lớp | Học sinh |\n|---|---:|---:|\n| 6 | 8 | 352 |\n| 7 | 8 | 341 |")
        target = folder / "content" / section
        target.mkdir(parents=True, exist_ok=True)
        text = "---\n" + "\n".join(head) + "\n---\n\n" + "\n\n".join(blocks) + "\n"
        # A word put in before a mark that stood alone may compose with it.
        text = unicodedata.normalize("NFC", text)
        (target / f"bai-{number}.md").write_text(text, encoding="utf-8")
    if flavour == "congtruong":
        (folder / "site.yaml").write_text(SITE, encoding="utf-8")


def answer(program, folder):
    """Answers, as an editor would, for the few articles that tell of a child by name; else nothing is published."""
    line = "personal_data: { basis: Bài đã đăng trên báo, confirmed_by: Trưởng Ban Biên tập, until: 2027-06-30 }\n"
    command = [program, "check", folder, "--today", "2026-11-21", "--format", "sarif"]
    told = json.loads(subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout)
    places = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in told["runs"][0]["results"]
        if result["ruleId"] == "E601"
        for place in result["locations"]
    }
    for post in (pathlib.Path(folder) / place for place in sorted(places)):
        text = post.read_text(encoding="utf-8")
        post.write_text(text.replace("---\n", f"---\n{line}", 1), encoding="utf-8")
