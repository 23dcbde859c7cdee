import type { Random } from '../random.ts'
import type { Lang } from '../types.ts'

/** Postal addresses: street templates with `#` for a number, and town lines with real towns and plausible codes. */
interface Country {
  readonly name: string
  readonly streets: readonly string[]
  readonly towns: readonly string[]
  readonly extra?: readonly string[]
}

const COUNTRIES: Readonly<Record<string, Country>> = {
  us: {
    name: 'United States',
    streets: [
      '# Maple Avenue',
      '# Oak Street',
      '# Willow Creek Rd',
      '# N Lincoln Blvd',
      '# Sunset Drive',
      '# W 47th Street',
      '# Cedar Ln',
      '# Pine Hill Court',
    ],
    extra: ['Apt 4B', 'Suite 200', 'Unit 12', 'Apt. 3', 'Ste 1105'],
    towns: [
      'Springfield, IL 62704',
      'Portland, OR 97205',
      'Austin, TX 78701',
      'Madison, WI 53703',
      'Denver, CO 80202',
      'Columbus, OH 43215',
      'Tacoma, WA 98402',
    ],
  },
  gb: {
    name: 'United Kingdom',
    streets: [
      '# High Street',
      '# Church Lane',
      '# Victoria Road',
      '# Mill Close',
      '# Albert Terrace',
      '# Station Road',
      '# The Crescent',
    ],
    extra: ['Flat 2', 'Flat 14B', 'First Floor'],
    towns: [
      'London SW1A 2BB',
      'Manchester M4 1HQ',
      'Bristol BS1 4DJ',
      'Leeds LS1 6AE',
      'Edinburgh EH3 9DR',
      'Norwich NR2 1TF',
    ],
  },
  fr: {
    name: 'France',
    streets: [
      '# rue des Lilas',
      '# avenue de la République',
      '# bis rue du Moulin',
      '# boulevard Voltaire',
      '# place de l’Église',
      '# allée des Tilleuls',
      '# chemin du Vieux Port',
    ],
    extra: ['Bât. C', 'Appt 12', 'Résidence Les Pins'],
    towns: [
      '75011 Paris',
      '69003 Lyon',
      '33000 Bordeaux',
      '44000 Nantes',
      '67000 Strasbourg',
      '13006 Marseille',
      '59800 Lille',
    ],
  },
  de: {
    name: 'Deutschland',
    streets: [
      'Lindenstraße #',
      'Hauptstr. #',
      'Am Mühlbach #',
      'Goetheweg #',
      'Bahnhofstraße #a',
      'Karl-Marx-Allee #',
      'Rosenplatz #',
      'Birkenweg #',
    ],
    towns: [
      '10115 Berlin',
      '80331 München',
      '20095 Hamburg',
      '50667 Köln',
      '04109 Leipzig',
      '70173 Stuttgart',
      '01067 Dresden',
    ],
  },
  es: {
    name: 'España',
    streets: [
      'Calle de Alcalá, #',
      'C/ Mayor #',
      'Avda. de la Constitución, #',
      'Paseo del Prado #',
      'Plaza de España, #',
      'Calle San Miguel #',
    ],
    extra: ['3º B', '2.º izq.', 'Piso 4, Pta. 2'],
    towns: ['28014 Madrid', '08002 Barcelona', '41001 Sevilla', '46002 Valencia', '48001 Bilbao', '50003 Zaragoza'],
  },
  th: {
    name: 'ประเทศไทย',
    streets: [
      '#/12 ถนนสุขุมวิท',
      '#/7 ซอยลาดพร้าว 15',
      '# หมู่ 4 ถนนเพชรเกษม',
      '#/3 ถนนพหลโยธิน',
      '# ซอยอารีย์ 2',
      '#/45 ถนนนิมมานเหมินท์',
    ],
    towns: [
      'แขวงคลองเตย เขตคลองเตย กรุงเทพฯ 10110',
      'แขวงจตุจักร เขตจตุจักร กรุงเทพมหานคร 10900',
      'ต.สุเทพ อ.เมือง เชียงใหม่ 50200',
      'ต.ในเมือง อ.เมือง ขอนแก่น 40000',
      'ต.ตลาดใหญ่ อ.เมือง ภูเก็ต 83000',
    ],
  },
  thlatin: {
    name: 'Thailand',
    streets: ['#/12 Sukhumvit Road', '# Soi Ari 2', '#/7 Phahonyothin Rd', '# Moo 4, Nimmanhaemin Road'],
    towns: [
      'Khlong Toei, Bangkok 10110',
      'Suthep, Mueang, Chiang Mai 50200',
      'Mueang, Phuket 83000',
      'Chatuchak, Bangkok 10900',
    ],
  },
  it: {
    name: 'Italia',
    streets: ['Via Garibaldi, #', 'Corso Italia #', 'Piazza Dante, #', 'Viale dei Mille #'],
    towns: ['20121 Milano MI', '00184 Roma RM', '40121 Bologna BO', '50122 Firenze FI'],
  },
  nl: {
    name: 'Nederland',
    streets: ['Prinsengracht #', 'Dorpsstraat #', 'Kerkweg #', 'Lange Nieuwstraat #'],
    towns: ['1016 HK Amsterdam', '3511 LN Utrecht', '2511 CV Den Haag', '5611 EM Eindhoven'],
  },
  ca: {
    name: 'Canada',
    streets: ['# Queen Street W', '# Rue Sainte-Catherine', '# Granville St'],
    towns: ['Toronto, ON M5H 2M9', 'Montréal, QC H3B 1A7', 'Vancouver, BC V6C 1T2'],
  },
  au: {
    name: 'Australia',
    streets: ['# George Street', '# Banksia Drive', '# Collins St'],
    towns: ['Sydney NSW 2000', 'Melbourne VIC 3000', 'Brisbane QLD 4000'],
  },
  jp: {
    name: 'Japan',
    streets: ['#-7-2 Jingumae', '2-#-8 Nishi-Shinjuku', '1-#-5 Umeda'],
    towns: ['Shibuya-ku, Tokyo 150-0001', 'Shinjuku-ku, Tokyo 160-0023', 'Kita-ku, Osaka 530-0001'],
  },
  br: {
    name: 'Brasil',
    streets: ['Rua das Flores, #', 'Av. Paulista, #', 'Rua Augusta, # - Apto 51'],
    towns: ['01310-100 São Paulo - SP', '22041-001 Rio de Janeiro - RJ', '80010-000 Curitiba - PR'],
  },
  in: {
    name: 'India',
    streets: ['# MG Road', 'Flat 302, # Lake View Apartments', '# Park Street, 2nd Floor'],
    towns: ['Bengaluru 560001', 'Mumbai 400001', 'Kolkata 700016', 'Pune 411004'],
  },
  se: {
    name: 'Sverige',
    streets: ['Storgatan #', 'Kungsgatan # B', 'Björkvägen #'],
    towns: ['111 43 Stockholm', '411 19 Göteborg', '211 34 Malmö'],
  },
  pl: {
    name: 'Polska',
    streets: ['ul. Kwiatowa #', 'ul. Długa #/5', 'al. Jerozolimskie #'],
    towns: ['00-001 Warszawa', '30-001 Kraków', '80-001 Gdańsk'],
  },
  ch: {
    name: 'Schweiz',
    streets: ['Bahnhofstrasse #', 'Seefeldweg #', 'Rue du Rhône #'],
    towns: ['8001 Zürich', '3011 Bern', '1204 Genève'],
  },
  mx: {
    name: 'México',
    streets: ['Av. Insurgentes Sur #', 'Calle Reforma # Int. 4', 'Callejón del Carmen #'],
    towns: ['03100 Ciudad de México', '44100 Guadalajara, Jal.', '64000 Monterrey, N.L.'],
  },
}

const HOME: Readonly<Record<Lang, readonly string[]>> = {
  en: ['us', 'us', 'gb', 'ca', 'au'],
  fr: ['fr', 'fr', 'ch', 'ca'],
  de: ['de', 'de', 'ch'],
  es: ['es', 'es', 'mx'],
  th: ['th', 'th', 'th', 'thlatin'],
}

/** An invented address, one entry a line: street, perhaps a flat, town, perhaps the country. */
export function address(random: Random, lang: Lang): string[] {
  const country =
    COUNTRIES[
      random.chance(0.7)
        ? random.pick(HOME[lang])
        : random.pick(Object.keys(COUNTRIES).filter(key => key !== 'th' || lang === 'th'))
    ]!
  const number = String(random.pick([random.int(1, 40), random.int(1, 240), random.int(100, 4999)]))
  const street = random
    .pick(country.streets)
    .replace('#', country.towns[0]!.match(/[A-Z]{2} \d{5}/) ? number : String(random.int(1, 180)))
  const flat = country.extra && random.chance(0.3) ? [random.pick(country.extra)] : []
  const lines = [[street, ...flat].join(', '), random.pick(country.towns)]
  return random.chance(0.25) ? [...lines, country.name] : lines
}
