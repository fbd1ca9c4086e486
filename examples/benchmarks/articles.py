"""Turkish news articles made up from templates: as many as wanted, no sentence twice, the same every time."""

import random

PEOPLE = ["Kasım Cömert Tokayev", "Ayşe Demir", "Mehmet Kaya", "Nursultan Nazarbayev", "Elif Şahin", "Yun Sok-yeol",
          "Ali Yıldız", "Zeynep Arslan", "Murat Aydın", "Emine Koç", "Hasan Öztürk", "Selin Kurt"]  # fmt: skip
PLACES = [
    "Ankara",
    "Astana",
    "Almatı",
    "İzmir",
    "Bursa",
    "Trabzon",
    "Seul",
    "Konya",
    "Türkistan",
    "Adana",
    "Samsun",
    "Van",
]
BODIES = [
    "belediye",
    "bakanlık",
    "üniversite",
    "şirket",
    "dernek",
    "hastane",
    "sendika",
    "federasyon",
    "vakıf",
    "banka",
]
THINGS = ["okul", "köprü", "hastane", "fabrika", "metro hattı", "kütüphane", "baraj", "spor salonu", "müze", "liman"]
FIELDS = ["eğitim", "sağlık", "ulaştırma", "enerji", "tarım", "turizm", "savunma", "ticaret", "çevre", "kültür"]
VERBS = ["arttı", "azaldı", "değişmedi", "ikiye katlandı", "beklentiyi aştı", "geriledi"]
DAYS = ["pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"]
SENTENCES = [
    "{person}, {day} günü {place}'da düzenlenen toplantıda {field} alanındaki sorunları anlattı.",
    "{place} kentinde yapılan yeni {thing} {number} milyon liraya mal oldu.",
    "Uzmanlara göre {field} harcamaları son {small} yılda yüzde {small2} {verb}.",
    "Bir {body} sözcüsü, {number} kişinin {thing} için başvurduğunu söyledi.",
    "{person} ile {person2} arasında yapılan görüşme {small} saat sürdü.",
    "Akorda'dan yapılan açıklamada {field} konusundaki anlaşmanın {day} günü imzalanacağı belirtildi.",
    "Yeni {thing} sayesinde {place} ile {place2} arasındaki yolun {number} dakika kısalması bekleniyor.",
    "Görüşmede {field}, {field2} ve {field3} alanındaki ortak projeler ele alındı.",
    "{body} yetkilileri, {place} bölgesinde {number} ton ürünün zarar gördüğünü bildirdi.",
    "{person}, ülkesinin {field} politikasının değişmeyeceğini söyledi ve {number} yeni {thing} sözü verdi.",
    "Yağmur nedeniyle {place} ve çevresinde {small} {thing} kapatıldı, {number} ev boşaltıldı.",
    "Karar, {small} ülkenin temsilcilerinin katıldığı ve {small2} gün süren konferansın ardından açıklandı.",
    "Takım, {place}'da oynanan maçta rakibini {digit}-{digit2} yendi ve {number} puana yükseldi.",
    "Mahkeme, {number} sanıklı davada kararını {day} günü açıklayacak.",
    "İhracat geçen yıla göre yüzde {small} artarak {number} milyon dolara ulaştı.",
    '{person} konuşmasında "Bu {thing} hepimizin" dedi ve {body} çalışanlarına teşekkür etti.',
    "Güney Kore'den gelen heyet {place} kentindeki {thing} inşaatını gezdi ve {number} sayfalık bir rapor hazırladı.",
    "Araştırmaya katılan {number} kişinin yarısından fazlası {field} hizmetlerinden memnun olduğunu belirtti.",
]


def _sentence(rng: random.Random) -> str:
    names = {
        name + suffix: value
        for name, pool in (("person", PEOPLE), ("place", PLACES), ("field", FIELDS))
        for suffix, value in zip(("", "2", "3"), rng.sample(pool, 3), strict=True)
    }
    numbers = {"number": rng.randint(21, 9999), "small": rng.randint(2, 20), "small2": rng.randint(21, 60)}
    digits = {"digit": rng.randint(2, 5), "digit2": rng.randint(0, 1)}
    rest = {
        name: rng.choice(pool) for name, pool in (("thing", THINGS), ("body", BODIES), ("verb", VERBS), ("day", DAYS))
    }
    text = rng.choice(SENTENCES).format(**names, **numbers, **digits, **rest)
    return text[0].replace("i", "İ").upper() + text[1:]


def articles(count: int, seed: int = 1) -> list[list[list[str]]]:
    """Articles of four paragraphs of four to six sentences each."""
    rng = random.Random(seed)
    seen: set[str] = set()

    def new() -> str:
        while (sentence := _sentence(rng)) in seen:
            pass
        seen.add(sentence)
        return sentence

    return [[[new() for _ in range(rng.randint(4, 6))] for _ in range(4)] for _ in range(count)]
