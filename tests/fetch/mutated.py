"""Feeds and sitemaps, and what becomes of them on a bad day: pieces cut, doubled, swapped, bytes changed."""

import random
from collections.abc import Iterator

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://example.org/rss-0.91.dtd">
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:georss="http://www.georss.org/georss"><channel>
<title>أخبار</title><link>http://example.org/</link><description>خلاصة</description><ttl>15</ttl>
<item><title>خبر أول</title><link>http://example.org/1</link><guid isPermaLink="false">1</guid>
<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><dc:date>2024-03-05T10:00:00Z</dc:date>
<media:content url="http://example.org/a.jpg" type="image/jpeg"/><georss:point>33.3 44.4</georss:point>
<content:encoded><![CDATA[<p onclick="x">نص <b>الخبر</b> <img src="a.jpg"></p>]]></content:encoded></item>
<item><title>خبر&nbsp;ثان</title><link>/2?a=1&amp;b=2</link><enclosure url="a.mp3" length="9" type="audio/mpeg"/>
<pubDate>الثلاثاء 5 مارس</pubDate><category domain="x">سياسة</category></item></channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar" xml:base="http://example.org/"><title type="html">أخبار</title>
<link rel="self" href="/feed"/><updated>2024-03-05T10:00:00Z</updated><id>urn:uuid:1</id>
<entry><title>خبر</title><link rel="alternate" href="a/1"/><id>tag:1</id><updated>2024-03-05T10:00:00+03:00</updated>
<published>2024-03-05</published><author><name>كاتب</name><email>a@example.org</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>نص</p></div></content></entry></feed>"""

RDF = """<?xml version="1.0" encoding="windows-1256"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="http://example.org/"><title>x</title></channel>
<item rdf:about="http://example.org/3"><title>خبر</title><link>http://example.org/3</link></item></rdf:RDF>"""

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>http://example.org/1</loc><lastmod>2024-03-05T10:00:00+03:00</lastmod></url>
<url><loc> http://example.org/2 </loc><lastmod>2024-03-06</lastmod><news:news>
<news:publication_date>2024-03-06T08:00:00Z</news:publication_date></news:news></url></urlset>"""

INDEX = """<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://example.org/s1.xml</loc><lastmod>2024-03-05</lastmod></sitemap></sitemapindex>"""

SOUND = {"rss": RSS, "atom": ATOM, "rdf": RDF, "sitemap": SITEMAP, "index": INDEX}


def encoded(text: str) -> bytes:
    """The bytes of a listing in the encoding that it declares."""
    return text.encode("cp1256" if "windows-1256" in text else "utf-8")


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The same with up to twelve things done to it."""
    made = bytearray(raw)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(made) + 1)
        stop = min(len(made), start + chance.choice((1, 1, 2, 8, 60, 400)))
        doing = chance.randrange(7)
        if doing == 0:
            del made[start:stop]
        elif doing == 1:
            made[start:start] = made[start:stop] * chance.choice((1, 2, 50))
        elif doing == 2:
            made[start:stop] = chance.randbytes(stop - start)
        elif doing == 3:
            made[start:start] = chance.choice(PIECES)
        elif doing == 4:
            other = chance.randrange(len(made) + 1)
            made[start:stop] = made[other : other + stop - start]
        elif doing == 5:
            made[start:stop] = bytes(made[start:stop]).swapcase()
        else:
            made = made[:start]
    return bytes(made)


PIECES = (
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&#x110000;", b"&#0;", b"&a;", b"<?xml encoding='utf-7'?>", b"\xff\xfe",
    b"<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", b"<item>", b"</item>", b"<entry>", b"</channel>",
    b"<pubDate>99999-99-99T99:99:99Z</pubDate>", b"<updated>0000-00-00</updated>", b"<link href='http://[::1'/>",
    b"<link>javascript:alert(1)</link>", b"<link/>", b"\0", b"xml:base='http://['", b"<gml:pos>1 a 9e999</gml:pos>",
    b"<a " * 40, b"<div>" * 300, b"encoding='utf-16'", b"encoding='zlib'", b"<media:rating scheme=''>", b"<geo:lat>x",
)  # fmt: skip


def mutations(count: int, seed: int = 5) -> Iterator[bytes]:
    """As many broken listings."""
    chance, sound = random.Random(seed), [encoded(text) for text in SOUND.values()]
    for _ in range(count):
        yield mutated(chance.choice(sound), chance)
