import { describe, expect, test } from 'vitest'
import type { LabelKind } from '../labels/vocabulary.ts'
import { valuesOf } from '../testing.ts'
import { address } from './address.ts'
import { bankAccount } from './bank-account.ts'
import { card } from './card.ts'
import { dateOfBirth } from './date-of-birth.ts'
import { email } from './email.ts'
import { handle } from './handle.ts'
import { ip } from './ip.ts'
import { jwt } from './jwt.ts'
import { keyPrefixes } from './key-prefixes.ts'
import { nationalId } from './national-id.ts'
import { person } from './person.ts'
import { phone } from './phone.ts'
import { privateKey } from './private-key.ts'
import type { TextRecognizer } from './recognizer.ts'
import { secretValue } from './secret-value.ts'
import { urlCredentials } from './url-credentials.ts'
import { username } from './username.ts'

/** Text, the values that must be found in it exactly (none for a near miss), and a label beside it. */
type Case = readonly [text: string, values: readonly string[], label?: LabelKind]

const CASES: readonly (readonly [TextRecognizer, readonly Case[]])[] = [
  [
    email,
    [
      ['Mail jane.doe@example.com, please', ['jane.doe@example.com']],
      ['«jane+news@mail.example.co.uk»', ['jane+news@mail.example.co.uk']],
      // As OCR reads: a stray space, a lost dot, another at sign, an ellipsis.
      ['jane. doe@example. com', ['jane. doe@example. com']],
      ['jane.doe@examplecom', ['jane.doe@examplecom']],
      ['jane.doe©example.com', ['jane.doe©example.com']],
      ['jane.doeQexample.com', ['jane.doeQexample.com']],
      ['jane.doeĝexample.com', ['jane.doeĝexample.com']],
      ['Jane Doe (janedoe@...', ['janedoe@...']],
      ['jane.doe@exam... 12', ['jane.doe@exam...']],
      ['npm i left-pad@1.3.0', []],
      ['import x from "@scope/package"', []],
      ['toon 15@example.com', ['toon 15@example.com']],
      ['git@github.com:org/repo.git', []],
      ['Thanks @jane for the help', []],
      ['deploy@web-01:~$ ls', []],
    ],
  ],
  [
    phone,
    [
      ['call +1 202 555 0143 now', ['+1 202 555 0143']],
      ['Tel. 081-234-5678', ['081-234-5678']],
      ['+33 1 99 00 57 12', ['+33 1 99 00 57 12']],
      ['(512) 555-0193 ext. 229', ['(512) 555-0193 ext. 229']],
      ['617.555.0188', ['617.555.0188']],
      ['O81-234-5678', ['O81-234-5678'], 'phone'],
      ['T+34 913 477 779', ['+34 913 477 779']],
      ['Juma Banda, 04 65 71 09 18', ['04 65 71 09 18']],
      ['2026-03-18', []],
      ['18 026-03-11 12', []],
      ['22 April 2026', []],
      ['17/02/2489', []],
      ['$1 234 567', []],
      ['Order 88-19204', []],
      ['v4.13.1', []],
      ['4111 1111 1111 1111', []],
    ],
  ],
  [
    card,
    [
      ['4111 1111 1111 1111 exp 12/27', ['4111 1111 1111 1111']],
      ['3782 822463 10005', ['3782 822463 10005']],
      ['4111-1111-1111-1111', ['4111-1111-1111-1111']],
      ['41l1 1111 1111 1111', ['41l1 1111 1111 1111']],
      ['4111 1111 1111 1112', []],
      ['4111 1111 1111 1112', ['4111 1111 1111 1112'], 'card'],
      ['•••• 4242', [], 'card'],
      ['651-8707249-2720864', []],
    ],
  ],
  [
    bankAccount,
    [
      ['IBAN DE89 3704 0044 0532 0130 00', ['DE89 3704 0044 0532 0130 00']],
      ['FR1420041010050500013M02606', ['FR1420041010050500013M02606']],
      ['DE89 37O4 0044 0532 0130 00', ['DE89 37O4 0044 0532 0130 00']],
      ['12-34-56', ['12-34-56'], 'bank-account'],
      ['123-4-56789-0', ['123-4-56789-0']],
      ['DE89 3704 0044', []],
      ['AB12 3456 7890 1234 56', []],
      ['XX-1234 5678', []],
    ],
  ],
  [
    ip,
    [
      ['from 203.0.113.5 port 22', ['203.0.113.5']],
      ['ALLOWED=192.0.2.44,192.0.2.45', ['192.0.2.44', '192.0.2.45']],
      ['2001:db8:90::2e4', ['2001:db8:90::2e4']],
      ['2001:db8:90: :2e4', ['2001:db8:90: :2e4']],
      ['from 2001:db8: 9 0 c1: :2e4 port', ['2001:db8: 9 0 c1: :2e4']],
      ['2001:db8:90::6lb', ['2001:db8:90::6lb']],
      ['127.0.0.1', []],
      ['version 1.2.3.4', []],
      ['Chrome/126.0.0.0', []],
      ['at 10:20:30', []],
      ['300.1.2.3', []],
    ],
  ],
  [
    nationalId,
    [
      ['1-1017-00203-45-1', ['1-1017-00203-45-1']],
      ['1101700203451', ['1101700203451'], 'national-id'],
      ['SSN 219-09-9999', ['219-09-9999']],
      ['2 94 03 75 120 005 93', ['2 94 03 75 120 005 93']],
      ['12345678Z', ['12345678Z']],
      ['X-1234567-L', ['X-1234567-L']],
      ['AB 12 34 56 C', ['AB 12 34 56 C']],
      ['529.982.247-25', ['529.982.247-25']],
      ['000-12-3456', []],
      ['12345678A', []],
      ['529.982.247-26', []],
      ['2026-03-18', [], 'national-id'],
    ],
  ],
  [
    dateOfBirth,
    [
      ['DOB: 12/03/1984', ['12/03/1984']],
      ['né le 3 février 1990 à Lyon', ['3 février 1990']],
      ['12 มีนาคม 2527', ['12 มีนาคม 2527'], 'date-of-birth'],
      ['Mar 12, 1984', ['Mar 12, 1984'], 'date-of-birth'],
      ['Created 12/03/1984', []],
      ['due on 3 March 2026', []],
    ],
  ],
  [
    jwt,
    [
      [
        'auth eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl end',
        ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
      ],
      ['eyes wide open', []],
    ],
  ],
  [
    keyPrefixes,
    [
      ['key sk_live_abcdEFGH1234567890abcd', ['sk_live_abcdEFGH1234567890abcd']],
      ['AKIAIOSFODNN7EXAMPLE', ['AKIAIOSFODNN7EXAMPLE']],
      ['ghp_abcdefghijklmnopqrstuvwxyz0123456789', ['ghp_abcdefghijklmnopqrstuvwxyz0123456789']],
      ['called with key sk-ant-api03-', ['sk-ant-api03-']],
      ['sk-ip-link', []],
      ['npm_config_cache', []],
    ],
  ],
  [
    urlCredentials,
    [
      ['postgres://app:s3cretPw@db.example.com:5432/shop', ['postgres://app:s3cretPw@db.example.com:5432/shop']],
      [
        'https: //app.example.com/reset?token=2995f7a047313250c64d',
        ['https: //app.example.com/reset?token=2995f7a047313250c64d'],
      ],
      ['Server=db;Database=x;User Id=app;Password=Zx81!;', ['Server=db;Database=x;User Id=app;Password=Zx81!;']],
      [
        'https://hooks.example.com/services/T1A2B3C4D/B1C2D3E4F/a1B2c3D4e5F6g7H8',
        ['https://hooks.example.com/services/T1A2B3C4D/B1C2D3E4F/a1B2c3D4e5F6g7H8'],
      ],
      ['https://docs.example.com/guides/getting-started', []],
      ['https://example.com/reports/2026-03-18/q3-report-2026', []],
      ['https://example.com/search?page=2', []],
    ],
  ],
  [
    privateKey,
    [
      [
        '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\n-----END PRIVATE KEY-----\nafter',
        ['-----BEGIN PRIVATE KEY-----', 'MIIEvQIBADANBgkqhkiG9w0', '-----END PRIVATE KEY-----'],
      ],
      ['SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8', ['SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8']],
      ['BEGIN the day with coffee', []],
    ],
  ],
  [
    secretValue,
    [
      ['password: hunter2!x', ['hunter2!x']],
      ['Xq28nSGQ3xyUKKl2', ['Xq28nSGQ3xyUKKl2']],
      ['HTTPServer2024Co', []],
      ['DEPLOY_TOKEN=abc123def456', ['abc123def456']],
      ['Authorization: Bearer abc123def456ghi', ['abc123def456ghi']],
      ['Cocket8993!', ['Cocket8993!'], 'secret'],
      ['aB3dE6gH9jK2mN5pQ8sT1vW4', ['aB3dE6gH9jK2mN5pQ8sT1vW4']],
      ['password: ••••••••', []],
      ['password: <your password>', []],
      ['apiKey = readEnv("API_KEY")', []],
      ['Password must have twelve letters', []],
      ['3f2a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a', []],
      ['550e8400-e29b-41d4-a716-446655440000', []],
      ['internationalizationConfiguration', []],
    ],
  ],
  [
    username,
    [
      ['cc @jdoe please', ['@jdoe']],
      ['cd /home/jdoe/src', ['jdoe']],
      ['user=jdoe42 ok', ['jdoe42']],
      ['jdoe', ['jdoe'], 'username'],
      ['@media (max-width: 600px)', []],
      ['@scope/package', []],
      ['/home/ubuntu/app', []],
      ['admin', [], 'username'],
    ],
  ],
  [
    handle,
    [
      ['pekka.hamalainen', ['pekka.hamalainen']],
      ['pipeline-run', []],
      ['eu-central-1', []],
      ['production', []],
    ],
  ],
  [
    address,
    [
      [
        'Le colis doit partir au Flat 302, 74 Lake View Apartments, Mumbai 400001, India. Le total était faux',
        ['Flat 302, 74 Lake View Apartments, Mumbai 400001, India'],
      ],
      [
        'goes to Calle Luna 160, 64000 Monterrey, N.L. and nowhere else, said the report',
        ['Calle Luna 160, 64000 Monterrey, N.L.'],
      ],
      [
        'จัดส่งที่ 66 ซอยอารีย์ 2, แขวงคลองเตย เขตคลองเตย กรุงเทพฯ 10110, ประเทศไทย แนบรายงานไตรมาสที่แล้ว แยกตามภูมิภาค',
        ['66 ซอยอารีย์ 2, แขวงคลองเตย เขตคลองเตย กรุงเทพฯ 10110, ประเทศไทย'],
      ],
      ['ship to 12 rue de la République, 75011 Paris', ['12 rue de la République, 75011 Paris']],
      [
        '1199 Willow Creek Rd, Madison, WI 53703, United States',
        ['1199 Willow Creek Rd, Madison, WI 53703, United States'],
      ],
      ['Lindenstraße 12a, 10115 Berlin', ['Lindenstraße 12a, 10115 Berlin']],
      ['Calle de Alcalá, 12\n28014 Madrid', ['Calle de Alcalá, 12', '28014 Madrid']],
      ['99/12 ถนนสุขุมวิท แขวงคลองเตย เขตคลองเตย กรุงเทพฯ 10110', ['99/12 ถนนสุขุมวิท แขวงคลองเตย เขตคลองเตย กรุงเทพฯ 10110']],
      ['12 items in place', []],
      ['3 new messages in the way', []],
      ['2026 Report', []],
      ['Open 24 hours', []],
    ],
  ],
  [
    person,
    [
      ['Hi Jane, thanks', ['Jane']],
      ['Assigned to Kwame Mensah', ['Kwame Mensah']],
      ['Best regards,\nMatteo Ricciardi', ['Matteo Ricciardi']],
      ['Quorvan Drestashi', ['Quorvan Drestashi'], 'person'],
      ['นายสมชาย ใจดี', ['นายสมชาย ใจดี']],
      ['Doe, Jane', ['Doe, Jane'], 'person'],
      ['New Customer Dashboard', []],
      ['Clearwater Foods Ltd', [], 'person'],
      ['Unassigned', [], 'person'],
      ['Mara Quistelhem · updated 9 March', ['Mara Quistelhem']],
      ['ธีรพงษ์ สิงห์ทอง · อัปเดต 9 มี.ค.', ['ธีรพงษ์ สิงห์ทอง']],
      ['"Chaiwat Quillwen",', ['Chaiwat Quillwen']],
      ['Kannst du Mirella bitten, die Kopie an uns zu senden?', ['Mirella']],
      ['According to Taehyung the delivery was incomplete.', ['Taehyung']],
      ['HiVashett, thanks', ['Vashett']],
      ['Hi Victor, I am sorry about the wait', ['Victor']],
      ['Gonzalo Ocampo o…', ['Gonzalo Ocampo o…'], 'person'],
      ['✓ Yevez Dralemkov', ['Yevez Dralemkov']],
      ['lovelyn Quistelhem', ['lovelyn Quistelhem']],
      ['กรุณาติดต่อคุณ ลลิตา ใจดี', ['ลลิตา ใจดี']],
      ['Según Loras, la entrega llegó incompleta a la tienda', ['Loras']],
      ['Según el informe, la entrega llegó tarde a la tienda', []],
      ['Paris, France', []],
      ['Google Chrome', []],
    ],
  ],
]

for (const [recognizer, cases] of CASES) {
  describe(recognizer.name, () => {
    for (const [text, values, label] of cases) {
      test(`${JSON.stringify(text)}${label ? ` beside ${label}` : ''} → ${values.length > 0 ? values.join(' | ') : 'nothing'}`, () => {
        expect(valuesOf(recognizer, text, label)).toEqual(values)
      })
    }
  })
}
