"""Turkish case forms. The tables are written from the TDK spelling guide and the press, not from the code."""

from __future__ import annotations

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate import inflection
from translate.errors import InputError
from translate.inflection import turkish

CASES = ("nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental")

# name: genitive dative accusative locative ablative instrumental
PLAIN_NAMES = """
Astana: Astana'nın Astana'ya Astana'yı Astana'da Astana'dan Astana'yla
Ankara: Ankara'nın Ankara'ya Ankara'yı Ankara'da Ankara'dan Ankara'yla
Akorda: Akorda'nın Akorda'ya Akorda'yı Akorda'da Akorda'dan Akorda'yla
Almatı: Almatı'nın Almatı'ya Almatı'yı Almatı'da Almatı'dan Almatı'yla
Türkiye: Türkiye'nin Türkiye'ye Türkiye'yi Türkiye'de Türkiye'den Türkiye'yle
Rusya: Rusya'nın Rusya'ya Rusya'yı Rusya'da Rusya'dan Rusya'yla
Bakü: Bakü'nün Bakü'ye Bakü'yü Bakü'de Bakü'den Bakü'yle
Tokyo: Tokyo'nun Tokyo'ya Tokyo'yu Tokyo'da Tokyo'dan Tokyo'yla
Bolu: Bolu'nun Bolu'ya Bolu'yu Bolu'da Bolu'dan Bolu'yla
Denizli: Denizli'nin Denizli'ye Denizli'yi Denizli'de Denizli'den Denizli'yle
Seul: Seul'ün Seul'e Seul'ü Seul'de Seul'den Seul'le
İstanbul: İstanbul'un İstanbul'a İstanbul'u İstanbul'da İstanbul'dan İstanbul'la
Kabil: Kabil'in Kabil'e Kabil'i Kabil'de Kabil'den Kabil'le
Portekiz: Portekiz'in Portekiz'e Portekiz'i Portekiz'de Portekiz'den Portekiz'le
Irak: Irak'ın Irak'a Irak'ı Irak'ta Irak'tan Irak'la
Kazakistan: Kazakistan'ın Kazakistan'a Kazakistan'ı Kazakistan'da Kazakistan'dan Kazakistan'la
Kıbrıs: Kıbrıs'ın Kıbrıs'a Kıbrıs'ı Kıbrıs'ta Kıbrıs'tan Kıbrıs'la
Gaziantep: Gaziantep'in Gaziantep'e Gaziantep'i Gaziantep'te Gaziantep'ten Gaziantep'le
Zonguldak: Zonguldak'ın Zonguldak'a Zonguldak'ı Zonguldak'ta Zonguldak'tan Zonguldak'la
Bişkek: Bişkek'in Bişkek'e Bişkek'i Bişkek'te Bişkek'ten Bişkek'le
Taşkent: Taşkent'in Taşkent'e Taşkent'i Taşkent'te Taşkent'ten Taşkent'le
Duşanbe: Duşanbe'nin Duşanbe'ye Duşanbe'yi Duşanbe'de Duşanbe'den Duşanbe'yle
Erdoğan: Erdoğan'ın Erdoğan'a Erdoğan'ı Erdoğan'da Erdoğan'dan Erdoğan'la
Tokayev: Tokayev'in Tokayev'e Tokayev'i Tokayev'de Tokayev'den Tokayev'le
Putin: Putin'in Putin'e Putin'i Putin'de Putin'den Putin'le
Caparov: Caparov'un Caparov'a Caparov'u Caparov'da Caparov'dan Caparov'la
Mehmet: Mehmet'in Mehmet'e Mehmet'i Mehmet'te Mehmet'ten Mehmet'le
Kemal: Kemal'in Kemal'e Kemal'i Kemal'de Kemal'den Kemal'le
Bilal: Bilal'in Bilal'e Bilal'i Bilal'de Bilal'den Bilal'le
İsmail: İsmail'in İsmail'e İsmail'i İsmail'de İsmail'den İsmail'le
Özal: Özal'ın Özal'a Özal'ı Özal'da Özal'dan Özal'la
Nepal: Nepal'in Nepal'e Nepal'i Nepal'de Nepal'den Nepal'le
Atatürk: Atatürk'ün Atatürk'e Atatürk'ü Atatürk'te Atatürk'ten Atatürk'le
Kılıçdaroğlu: ~'nun ~'na ~'nu ~'nda ~'ndan ~'yla
Hakkâri: Hakkâri'nin Hakkâri'ye Hakkâri'yi Hakkâri'de Hakkâri'den Hakkâri'yle
Lee Jae-myung: ~'un ~'a ~'u ~'da ~'dan ~'la
"""

# Each form checked on its own: name, kind, case, form.
PLACES_AND_ORGANIZATIONS = """
Güney Kore | place | genitive | Güney Kore'nin
Güney Kore | place | dative | Güney Kore'ye
Abu Dabi | place | dative | Abu Dabi'ye
Abu Dabi | place | locative | Abu Dabi'de
Yeni Delhi | place | dative | Yeni Delhi'ye
Yeni Delhi | place | locative | Yeni Delhi'de
Orta Doğu | place | locative | Orta Doğu'da
Kuala Lumpur | place | locative | Kuala Lumpur'da
Tiflis | place | locative | Tiflis'te
Kızılorda | place | dative | Kızılorda'ya
Nairobi | place | dative | Nairobi'ye
New York | place | genitive | New York'un
New York | place | locative | New York'ta
Kore Cumhuriyeti | place | locative | Kore Cumhuriyeti'nde
Kore Cumhuriyeti | place | dative | Kore Cumhuriyeti'ne
Kore Cumhuriyeti | place | instrumental | Kore Cumhuriyeti'yle
Kore Cumhuriyeti | person | ablative | Kore Cumhuriyeti'nden
Dışişleri Bakanlığı | organization | dative | Dışişleri Bakanlığı'na
Dışişleri Bakanlığı | organization | accusative | Dışişleri Bakanlığı'nı
Dışişleri Bakanlığı | person | ablative | Dışişleri Bakanlığı'ndan
Nazarbayev Üniversitesi | organization | genitive | Nazarbayev Üniversitesi'nin
Nazarbayev Üniversitesi | organization | locative | Nazarbayev Üniversitesi'nde
Hazar Denizi | place | locative | Hazar Denizi'nde
Hazar Denizi | place | genitive | Hazar Denizi'nin
Türk Devletleri Teşkilatı | organization | genitive | Türk Devletleri Teşkilatı'nın
Türk Devletleri Teşkilatı | organization | dative | Türk Devletleri Teşkilatı'na
Türkistan Bölgesi | place | locative | Türkistan Bölgesi'nde
Birleşik Arap Emirlikleri | place | dative | Birleşik Arap Emirlikleri'ne
Birleşmiş Milletler | organization | dative | Birleşmiş Milletler'e
Avrupa Birliği | organization | accusative | Avrupa Birliği'ni
Avrupa Konseyi | organization | ablative | Avrupa Konseyi'nden
Dünya Bankası | organization | ablative | Dünya Bankası'ndan
Türk Hava Yolları | organization | instrumental | Türk Hava Yolları'yla
Cannes Film Festivali | event | locative | Cannes Film Festivali'nde
Dünya Sağlık Örgütü | organization | locative | Dünya Sağlık Örgütü'nde
Şampiyonlar Ligi | event | dative | Şampiyonlar Ligi'ne
Aral Gölü | place | locative | Aral Gölü'nde
İkinci Dünya Savaşı | event | locative | İkinci Dünya Savaşı'nda
Basra Körfezi | place | dative | Basra Körfezi'ne
Türk Tarih Kurumu | organization | ablative | Türk Tarih Kurumu'ndan
Fatih Camii | place | locative | Fatih Camii'nde
AK Parti | organization | dative | AK Parti'ye
Cumhuriyet Halk Partisi | organization | dative | Cumhuriyet Halk Partisi'ne
Kızıl Ordu | organization | dative | Kızıl Ordu'ya
Kapalı Çarşı | place | locative | Kapalı Çarşı'da
Rönesans Enerji | organization | dative | Rönesans Enerji'ye
Birleşik Krallık | place | genitive | Birleşik Krallık'ın
Suudi Arabistan | place | locative | Suudi Arabistan'da
Beyoğlu | place | locative | Beyoğlu'nda
Zeytinburnu | place | dative | Zeytinburnu'na
Kuşadası | place | locative | Kuşadası'nda
Kırklareli | place | locative | Kırklareli'nde
Kocaeli | place | locative | Kocaeli'de
Eminönü | place | dative | Eminönü'ne
Topkapı | place | dative | Topkapı'ya
Osmaniye | place | locative | Osmaniye'de
Dışişleri | organization | ablative | Dışişleri'nden
İmamoğlu | person | dative | İmamoğlu'na
Ekrem İmamoğlu | person | accusative | Ekrem İmamoğlu'nu
Abdülfettah es-Sisi | person | dative | Abdülfettah es-Sisi'ye
Nancy Pelosi | person | dative | Nancy Pelosi'ye
Ziraat | organization | dative | Ziraat'e
İstiklal | place | locative | İstiklal'de
Türkiye Petrol | organization | genitive | Türkiye Petrol'ün
"""

SHORT_FORMS_AND_NUMBERS = """
ABD | place | genitive | ABD'nin
ABD | place | dative | ABD'ye
ABD | place | ablative | ABD'den
AB | organization | dative | AB'ye
BM | organization | genitive | BM'nin
NATO | organization | genitive | NATO'nun
NATO | organization | dative | NATO'ya
TBMM | organization | locative | TBMM'de
TRT | organization | genitive | TRT'nin
KKTC | place | dative | KKTC'ye
THY | organization | genitive | THY'nin
UNESCO | organization | genitive | UNESCO'nun
SSCB | place | locative | SSCB'de
AKP | organization | ablative | AKP'den
CHP | organization | genitive | CHP'nin
PKK | organization | genitive | PKK'nın
SPK | organization | dative | SPK'ya
DSÖ | organization | genitive | DSÖ'nün
ŞİÖ | organization | dative | ŞİÖ'ye
İHA | term | genitive | İHA'nın
BAE | place | ablative | BAE'den
UAEA | organization | dative | UAEA'ya
AİHM | organization | locative | AİHM'de
AGİT | organization | genitive | AGİT'in
TÜBİTAK | organization | locative | TÜBİTAK'ta
TÜRKSOY | organization | genitive | TÜRKSOY'un
ASELSAN | organization | dative | ASELSAN'a
MİT | organization | genitive | MİT'in
YÖK | organization | ablative | YÖK'ten
IŞİD | organization | genitive | IŞİD'in
OPEC | organization | ablative | OPEC'ten
BRICS | organization | genitive | BRICS'in
ASEAN | organization | genitive | ASEAN'ın
FBI | organization | genitive | FBI'ın
CNN | organization | genitive | CNN'in
BBC | organization | genitive | BBC'nin
IMF | organization | dative | IMF'ye
UNICEF | organization | genitive | UNICEF'in
3M | organization | genitive | 3M'nin
G20 | event | genitive | G20'nin
G7 | event | dative | G7'ye
COP29 | event | locative | COP29'da
F-16 | term | genitive | F-16'nın
S-400 | term | accusative | S-400'ü
2025 | term | locative | 2025'te
2023 | term | locative | 2023'te
2026 | term | ablative | 2026'dan
3 | term | genitive | 3'ün
10 | term | locative | 10'da
6 | term | dative | 6'ya
40 | term | dative | 40'a
100 | term | ablative | 100'den
1.000 | term | dative | 1.000'e
1.000.000 | term | genitive | 1.000.000'un
1,5 | term | dative | 1,5'e
19.30 | term | locative | 19.30'da
12.00 | term | locative | 12.00'de
90 | term | dative | 90'a
20 | term | dative | 20'ye
0 | term | genitive | 0'ın
%8 | term | dative | %8'e
%10 | term | genitive | %10'un
Avrupa Birliği 2020 | term | dative | Avrupa Birliği 2020'ye
TASS | organization | genitive | TASS'ın
Charles III | person | genitive | Charles III'ün
Malcolm X | person | genitive | Malcolm X'in
Koç Holding A.Ş. | organization | genitive | Koç Holding A.Ş.'nin
Yıldız Ltd. Şti. | organization | dative | Yıldız Ltd. Şti.'ne
Dünya Sağlık Örgütü (DSÖ) | organization | genitive | Dünya Sağlık Örgütü'nün (DSÖ)
Kuzey Atlantik Antlaşması Örgütü (NATO) | organization | dative | Kuzey Atlantik Antlaşması Örgütü'ne (NATO)
"Kızıl Elma" | work | accusative | "Kızıl Elma"yı
“Bit Palas” | work | genitive | “Bit Palas”ın
"""

# name, how it sounds ("" where the default must do), case, form
FOREIGN = """
Macron | Makron | genitive | Macron'un
Macron | Makron | ablative | Macron'dan
Macron | | dative | Macron'a
Trump | Tramp | genitive | Trump'ın
Trump | | genitive | Trump'ın
Donald Trump | Tramp | ablative | Donald Trump'tan
Biden | Baydın | genitive | Biden'ın
Biden | | dative | Biden'a
Bordeaux | Bordo | genitive | Bordeaux'nun
Bordeaux | | dative | Bordeaux'ya
Renault | | genitive | Renault'nun
Shakespeare | Şekspir | accusative | Shakespeare'i
Kennedy | | genitive | Kennedy'nin
Volodimir Zelenskiy | | genitive | Volodimir Zelenskiy'nin
Sydney | | locative | Sydney'de
Washington | | genitive | Washington'ın
Hillary Clinton | | genitive | Hillary Clinton'ın
Boston | | accusative | Boston'u
Manchester | | locative | Manchester'da
Bernie Sanders | | genitive | Bernie Sanders'ın
Westminster | | locative | Westminster'da
Arsenal | | genitive | Arsenal'in
OpenAI | | dative | OpenAI'a
Twitter | | locative | Twitter'da
Google | | genitive | Google'ın
YouTube | | genitive | YouTube'un
Facebook | | locative | Facebook'ta
Netflix | | locative | Netflix'te
Los Angeles | | locative | Los Angeles'ta
Seattle | | locative | Seattle'da
Bush | | ablative | Bush'tan
Pittsburgh | | locative | Pittsburgh'da
Riyadh | | locative | Riyadh'da
Quebec | | locative | Quebec'te
Vucic | Vuçiç | genitive | Vucic'in
Nashville | | genitive | Nashville'in
Chelsea | | genitive | Chelsea'nin
Xi Jinping | Şi Cinping | genitive | Xi Jinping'in
Olaf Scholz | Şolts | locative | Olaf Scholz'ta
Merz | Merts | ablative | Merz'ten
Keir Starmer | Starmır | genitive | Keir Starmer'ın
Malmö | | locative | Malmö'de
Köln | | genitive | Köln'ün
Håkan | | genitive | Håkan'ın
Poznań | | locative | Poznań'da
Paul | Pol | genitive | Paul'un
Elizabeth | | locative | Elizabeth'te
"""

LOWER_CASE_TERMS = """
cumhurbaşkanı | dative | cumhurbaşkanına
para politikası | locative | para politikasında
zirve | genitive | zirvenin
yüzbaşı | dative | yüzbaşıya
başbakanı | dative | başbakanına
uçak | dative | uçağa
süreç | accusative | süreci
hukuk | genitive | hukukun
toplantı | dative | toplantıya
doğal gaz | ablative | doğal gazdan
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """The cells of a table, a tuple for each line that is not empty."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().split("\n")]


def plain_rows() -> list[tuple[str, str, str]]:
    """(name, case, form) of PLAIN_NAMES; "~" stands for the name."""
    cells = []
    for line in PLAIN_NAMES.strip().split("\n"):
        name, forms = line.split(": ")
        cells += [(name, case, form.replace("~", name)) for case, form in zip(CASES[1:], forms.split(), strict=True)]
    return cells


def test_tables_hold_the_promised_number_of_forms() -> None:
    single = (PLACES_AND_ORGANIZATIONS, SHORT_FORMS_AND_NUMBERS, FOREIGN, LOWER_CASE_TERMS)
    assert len(plain_rows()) + sum(len(rows(table)) for table in single) >= 390


@pytest.mark.parametrize(("name", "case", "form"), plain_rows())
def test_plain_names(name: str, case: str, form: str) -> None:
    assert turkish.inflect(name, case) == form


@pytest.mark.parametrize(
    ("name", "kind", "case", "form"), rows(PLACES_AND_ORGANIZATIONS) + rows(SHORT_FORMS_AND_NUMBERS)
)
def test_names_of_every_kind(name: str, kind: str, case: str, form: str) -> None:
    assert turkish.inflect(name, case, kind=kind) == form


@pytest.mark.parametrize(("name", "pronounced", "case", "form"), rows(FOREIGN))
def test_foreign_names(name: str, pronounced: str, case: str, form: str) -> None:
    assert turkish.inflect(name, case, pronounced=pronounced or None) == form


@pytest.mark.parametrize(("name", "case", "form"), rows(LOWER_CASE_TERMS))
def test_lower_case_terms_take_no_apostrophe(name: str, case: str, form: str) -> None:
    assert turkish.inflect(name, case, kind="term") == form


def test_cases_are_complete_and_in_order() -> None:
    assert turkish.CASES == CASES
    assert tuple(inflection.forms("Astana", "tr", kind="place")) == CASES


def test_unknown_case_is_refused_with_a_suggestion() -> None:
    with pytest.raises(InputError, match="did you mean genitive"):
        inflection.inflect("Astana", "tr", "genetive")
    with pytest.raises(InputError, match="nominative, genitive, dative"):
        inflection.inflect("Astana", "tr", "topic")


def test_unknown_language_kind_and_empty_name_are_refused() -> None:
    with pytest.raises(InputError, match="en, kk, ko, ru, tr"):
        inflection.forms("Astana", "fr")
    with pytest.raises(InputError, match="organization"):
        inflection.forms("Astana", "tr", kind="organisation")
    with pytest.raises(InputError, match="empty"):
        inflection.forms(" \n", "tr")


KINDS = st.sampled_from(("person", "place", "organization", "event", "work", "term"))
TURKISH_WORDS = st.lists(
    st.text("abcçdefgğhıijklmnoöprsştuüvyz", min_size=1).map(lambda w: w[0].replace("i", "İ").upper() + w[1:]),
    min_size=1,
    max_size=3,
).map(" ".join)


@given(TURKISH_WORDS, KINDS)
def test_a_form_is_the_name_an_apostrophe_and_letters(name: str, kind: str) -> None:
    for case, form in inflection.forms(name, "tr", kind=kind).items():
        assert form.startswith(name)
        rest = form[len(name) :]
        assert rest == "" if case == "nominative" else rest[0] == "'" and rest[1:].isalpha()


@given(st.text(min_size=1).filter(str.strip), KINDS, st.none() | st.text())
def test_never_raises(name: str, kind: str, pronounced: str | None) -> None:
    forms = inflection.forms(name, "tr", kind=kind, pronounced=pronounced)
    assert tuple(forms) == CASES
    assert len(set(forms.values())) == len(CASES)


@pytest.mark.skipif(
    importlib.util.find_spec("translate.languages.turkish") is None,
    reason="translate.languages.turkish is not there",
)
@pytest.mark.parametrize(("name", "case", "form"), plain_rows())
def test_what_is_written_is_recognised(name: str, case: str, form: str) -> None:
    from translate import languages

    assert languages.get("tr").suffix_case(name, form[len(name) :]) == case
