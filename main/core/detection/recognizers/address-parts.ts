/** Pieces of postal addresses of many countries. All quantifiers are bounded. */

const NUMBER = '\\d{1,5}(?:[-–/]\\d{1,5})?(?: ?(?:bis|ter|quater|[a-zA-Z]))?'
const WORD = "[\\p{L}\\p{N}'’.&-]{1,24}"
/** English street kinds, written out and short. */
const KIND_EN =
  'street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|square|sq|terrace|ter|way|close|crescent|cres|parkway|pkwy|highway|hwy|circle|cir|trail|trl|row|gardens|gdns|grove|mews|walk|alley|plaza|quay|hill|loop|bend|wharf|green|park|rise|broadway|esplanade|parade|promenade|pike|turnpike|expressway|soi|moo|thanon'
const DIRECTION = '(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\\.?'

/** Street with number, in any of the patterns. */
export const STREET = new RegExp(
  [
    // 1420 N Maple Ridge Road, Apt 4B — 2/12 Sukhumvit Road — Flat 3, 12 High Street
    `(?<![\\p{L}\\p{N}])(?:(?:flat|apt\\.?|apartment|unit|suite|ste\\.?|no\\.?|level|floor) ?\\d{1,4}[a-z]?,? )?${NUMBER},? (?:${DIRECTION} )?(?:${WORD} ){0,4}?(?:(?:${KIND_EN})\\b\\.?|[\\p{L}]{3,20}(?:road|street|lane|gate|straat|laan|weg|gracht|plein|kade|singel|vägen|gatan|vej|gade))(?: ${DIRECTION}(?![\\p{L}]))?(?: \\d{1,3}(?![\\d]))?`,
    `(?<![\\p{L}\\p{N}])${NUMBER} ?(?:the|park|north|south|east|west|upper|lower|old|new) (?:${WORD} ){0,2}${WORD}`,
    // 12 bis, rue de la République — Rue du Rhône 12
    `(?<![\\p{L}\\p{N}])(?:${NUMBER},? ?)?(?:rue|avenue|av\\.|boulevard|bd\\.?|place|chemin|impasse|allée|allee|quai|cours|route|square|passage|faubourg|sentier|ruelle|esplanade|promenade|montée|villa|cité|lotissement|résidence) (?:d[eu]s? |de la |de l['’]? ?|d['’]|du |des )?(?:${WORD} ?){1,5}(?:,? ${NUMBER})?`,
    // Lindenstraße 12a — Am Mühlbach 3 — Karl-Marx-Allee 90
    `(?<![\\p{L}\\p{N}])(?:[\\p{L}-]{2,26}(?:straße|strasse|strase|straBe|straRe|strafe|strae|str\\.?|weg|platz|allee|gasse|ring|damm|ufer|chaussee|graben|markt|steig|stieg|berg|hof|garten|wall|brücke|straat|laan|gracht|plein|kade|singel|dijk|steeg|weide|gatan|vägen|gata|väg|torg|vej|gade|veien|katu|tie)|(?:${WORD} ){1,3}(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer)|(?:am|an der|an den|auf dem|auf der|im|in der|in den|zum|zur|unter den|hinter der|vor dem|alte|alter|neue|neuer|große|kleine|obere|untere) (?:${WORD} ?){1,3}),? ?\\d{1,4} ?[a-zA-Z]?(?:[-–/]\\d{1,4})?(?![\\p{L}\\p{N}])`,
    // Calle de Alcalá, 12 — C/ Mayor 3 — Via Garibaldi, 4 — Rua das Flores, 100 — ul. Długa 4/5
    `(?<![\\p{L}\\p{N}])(?:calle|c/|c\\.|avenida|avda\\.?|av\\.?|plaza|pza\\.?|pl\\.|paseo|p\\.º|pº|camino|cmno\\.?|carretera|ctra\\.?|ronda|travesía|callejón|glorieta|carrer|passeig|gran vía|cuesta|rambla|via|viale|v\\.le|corso|c\\.so|piazza|piazzale|p\\.za|largo|vicolo|strada|rua|r\\.|avenida|alameda|praça|travessa|estrada|rodovia|ul\\.|ulica|al\\.|aleja|aleje|pl\\.|os\\.|bul\\.|str\\.|calea|bd\\.|ulice|náměstí|utca|út|sokak|sk\\.|caddesi|cad\\.|mah\\.|jalan|jl\\.|đường|phố) ?(?:${WORD},? ?){1,5}?(?:n[.ºo°]{1,2} ?)?\\d{1,5}(?:[/-]\\d{1,4})?[a-zA-Z]?(?![\\p{L}\\p{N}])`,
    // 99/12 หมู่ 4 ถนนสุขุมวิท — 12 ซอยอารีย์ 2
    '\\d{1,5}(?:/\\d{1,5})? ?(?:หมู่(?:ที่)? ?\\d{1,3}|ม\\. ?\\d{1,3})?,? ?(?:อาคาร[^\\s]{1,30} ?)?(?:หมู่บ้าน[^\\s]{1,30} ?)?(?:ถนน|ถ\\.|ซอย|ซ\\.|ตรอก|แยก) ?[\\u0e00-\\u0e7f]{2,40}(?: ?\\d{1,4})?(?: ?(?:ถนน|ถ\\.|ซอย|ซ\\.) ?[\\u0e00-\\u0e7f]{2,40}(?: ?\\d{1,4})?)?',
    '(?<![\\p{L}\\p{N}])\\d{1,5}(?:/\\d{1,5})? ?หมู่(?:ที่)? ?\\d{1,3}',
    // 12 MG Road covered above; Japan: 4-7-2 Jingumae
    `(?<![\\p{L}\\p{N}/.-])\\d{1,2}-\\d{1,3}-\\d{1,3},? \\p{Lu}[\\p{L}-]{3,24}`,
    '(?<![\\p{L}\\p{N}])(?:p\\.? ?o\\.? ?box|postfach|apartado(?: de correos)?|bp|boîte postale|ตู้ ปณ\\.?) ?\\d{1,6}',
    `(?<![\\p{L}\\p{N}])(?:flat|apartment|apt\\.?) \\d{1,4}[A-Z]?, (?:${WORD} ?){1,5}`,
  ].join('|'),
  'giu',
)

const STATE =
  'A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]'
const TOWN =
  "\\p{Lu}[\\p{L}'’.-]{1,24}(?: (?:\\p{Lu}[\\p{L}'’.-]{1,24}|de|del|der|den|am|an|im|la|le|les|sur|sous|upon|of|do|da|en)){0,4}"

/** Postal code with town, in the order of many countries. */
export const POSTAL = new RegExp(
  [
    // Springfield, IL 62704 — Sydney NSW 2000 — Toronto, ON M5H 2M9
    `${TOWN},? (?:${STATE})\\.? [\\dOIl]{5}(?:-\\d{4})?(?![\\p{L}\\p{N}])`,
    `${TOWN},? (?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \\d{4}(?![\\d])`,
    `${TOWN},? (?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT) ?[A-Z][\\dO][A-Z] ?[\\dO][A-Z\\d][\\dO](?![\\p{L}\\p{N}])`,
    // London SW1A 2BB
    `(?:${TOWN},? )?(?<![\\p{L}\\p{N}])[A-Z]{1,2}\\d[A-Z\\dO]? [\\dO][ABD-HJLNP-UW-Z]{2}(?![\\p{L}\\p{N}])`,
    // 75011 Paris — D-10115 Berlin — 1016 HK Amsterdam — 111 43 Stockholm — 00-001 Warszawa — 20121 Milano MI
    `(?<![\\p{L}\\p{N}.,€$£/-])(?:[A-Z]{1,2}-)?[\\dO]{5},? ${TOWN}(?: \\(?[A-Z]{2}\\)?(?![\\p{L}]))?`,
    `(?<![\\p{L}\\p{N}.,€$£/-])\\d{4} ?[A-Z]{2},? ${TOWN}`,
    `(?<![\\p{L}\\p{N}.,€$£/-])(?:[A-Z]{2}-)?\\d{3} \\d{2} ${TOWN}`,
    `(?<![\\p{L}\\p{N}.,€$£/-])\\d{2}-\\d{3} ${TOWN}`,
    `(?<![\\p{L}\\p{N}.,€$£/-])\\d{5}-\\d{3},? ${TOWN}(?: ?[-–/] ?[A-Z]{2})?`,
    `(?<![\\p{L}\\p{N}.,€$£/-])(?:CH-|A-|B-|DK-|N-)?[1-9]\\d{3},? ${TOWN}`,
    // Shibuya-ku, Tokyo 150-0001
    `(?:${TOWN}, ?)?${TOWN},? 〒?\\d{3}-\\d{4}(?![\\d])`,
    // Khlong Toei, Bangkok 10110 — Bengaluru 560001
    `(?:${TOWN}, ?){1,3}${TOWN} \\d{5,6}(?![\\p{L}\\p{N}])`,
    `${TOWN} [1-9]\\d{5}(?![\\p{L}\\p{N}])`,
    '(?:แขวง|ตำบล|ต ?\\.) ?[\\u0e00-\\u0e7f]{2,30},? ?(?:เขต|อำเภอ|อ ?\\.) ?[\\u0e00-\\u0e7f]{2,30}(?: ?(?:จังหวัด|จ\\.)? ?[\\u0e00-\\u0e7fฯ.]{2,30})?(?: ?\\d{5})?',
    '(?:เขต|อำเภอ|อ\\.|จังหวัด|จ\\.|กรุงเทพ)[\\u0e00-\\u0e7fฯ. ]{0,40}\\d{5}',
  ].join('|'),
  'gu',
)

export const COUNTRY =
  /^(?:(?:united states(?: of america)?|usa|u\.s\.a\.|united kingdom|uk|great britain|england|scotland|wales|ireland|france|germany|deutschland|spain|españa|italy|italia|netherlands|nederland|the netherlands|belgium|belgique|belgië|switzerland|schweiz|suisse|austria|österreich|portugal|thailand|ประเทศไทย|ไทย|japan|canada|australia|brazil|brasil|india|sweden|sverige|norway|norge|denmark|danmark|finland|suomi|poland|polska|czechia|mexico|méxico|singapore|malaysia|indonesia|vietnam|china|hong kong|taiwan|south korea|new zealand|south africa|allemagne|espagne|royaume-uni|états-unis|frankreich|spanien|italien|francia|alemania|estados unidos|reino unido|suiza|philippines|turkey|türkiye|greece|argentina|chile|colombia|peru|nigeria|kenya|ghana|egypt|morocco|maroc|israel|luxembourg)[.,]?)$/i

/** A further part of a street line: flat, floor, building. */
export const FLAT =
  /^,? ?(?:apt\.?|apartment|suite|ste\.?|unit|flat|floor|fl\.|room|rm\.?|bldg\.?|building|bât\.?|bat\.?|bâtiment|appt\.?|appartement|étage|esc\.?|résidence|residence|wohnung|whg\.?|etage|stock|og|piso|pta\.?|puerta|esc\.|izq\.?|dcha\.?|planta|bajo|int\.?|interior|apto\.?|depto\.?|ชั้น|ห้อง|อาคาร|#|\d{1,2}\.?[ºª°]|\d{1,2}(?:st|nd|rd|th|er|ère|ème|e) (?:floor|étage)|first floor|second floor|ground floor|c\/o)\b/i
