import { POLICY_WORDS } from './policy-words.ts'

/**
 * Words by which a capitalised run is told from a company's name. Lists, not rules: a word that is missing costs a proposal
 * that a reviewer rejects.
 */

/** Laws, frameworks, formats, techniques, browsers and systems: written like names but never given anybody's data. */
const NEVER =
  /^(?:Argon2\w*|PBKDF2|(?:TLS|SSL|AES|ISO|SHA|RSA|HTTP|EU|EEA|UK|GDPR|CCPA|PCI|SOC|Do Not Track|DNT)\b.*|\w*GDPR|GDPDR|DSGVO|PDPA|CPRA|COPPA|HIPAA|LGPD|PIPEDA|PECR|FERPA|CalOPPA|PHI|PII|USA?|US .*|HTTPS?|HTML|CSS|XML|JSON|CSV|PDF|APIs?|SDKs?|URLs?|URIs?|IPs?|IP [Aa]ddress\w*|VAT|JWT|OAuth.*|OpenID.*|SAML|SSO|SMTP|SMS|MMS|VPN|DNS|CDNs?|SEPA|BACS|SWIFT|IBAN|USD|EUR|GBP|CHF|AUD|CAD|JPY|SAR|PIN|OTP|SSH|IRC|S?FTPS?|IMAP|POP3|RPC|T[oO]S|[SPI]aaS|QR|NFC|GLBA|POPIA|OFAC|FTC|GPS|IDFA|GAID|AAID|UUID|UTM|ID|IDs|AI|ML|LLMs?|FAQs?|CRM|ERP|HR|IT|Wi-?Fi|Bluetooth|HSTS|CORS|UTC|GMT|CVC|CVV|DDoS|AML|KYC|DPA|DPO|SCCs?|BCRs?|DPF|IDTA|ICO|CNIL|DPC|AP|PostgreSQL|MySQL|SQLite|Redis|Docker|Kubernetes|Linux|JavaScript|TypeScript|Java|PHP|Python|jQuery|Flash|WebSockets?|WebRTC|WebGL|iFrames?|Cookies?|Web Beacons?|Local ?Storage|Session ?Storage|Privacy Shield.*|Safe Harbou?r.*|Swiss-U\.?S.*|EU-U\.?S.*|(?:Mozilla |Google |Microsoft |Apple |Internet )?(?:Chrome|Firefox|Safari|Edge|Explorer|Opera|Brave)|Internet Explorer|Windows(?: \d+)?|macOS|Mac|iOS|iPadOS|Android|iPhone|iPad|Llama.*|Claude.*|GPT.*|(?:Jan|Febr)uary|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Section|Article|Art|Annex|Appendix|Schedule|Recital|Regulation|Directive|Clause|Paragraph|Para|Part|Chapter|Step|Level|Tier|Version|Phase|Figure|Table)s?\b.*|WSS|Internet|Web|World Wide Web|(?:Engl|Brit|Span|Ir|Dan|Swed|Finn|Pol|Turk|Jew|Scott)ish|German|French|Dutch|Swiss|Norwegian|Austrian|Italian|Belgian|Portuguese|Greek|Czech|Hungarian|European|American|Canadian|Mexican|Brazilian|Australian|Japanese|Chinese|Korean|Indian|Thai|Israeli|Californian|African|Asian|(?:South|North|East|West|Central|Latin|Southeast|Northeast|Middle)(?:ern)?[ -]?(?:Asia|America|Europe|Africa|East)|Gift Aid|Secure Sockets? Layer|Transport Layer Security|\p{L}{1,4}(?:19|20)\d\d|Christmas|Easter|Mr|Mrs|Ms|Dr)$/u
/** The last word of a law or of a contract. */
const LAW_END =
  /\b(?:Acts?|Regulations?|Directive|Code|Clauses|Agreement|Addendum|Policy|Policies|Notice|Statement|Law|Laws|Framework|Shield|Principles|Standard|Convention|Terms|T[oO]S|Guidelines|Rules|Charter|Treaty|Bill|Constitution|Clause|Mechanism|Decision)(?:\s+(?:of\s+)?\d{4})?$/
/** "Privacy Policy for …", "GDPR requests". */
const ABOUT_LAW =
  /\b(?:(?:Privacy|Cookie) (?:Policy|Notice|Statement)|Terms (?:of|and)|Data Processing|Standard Contractual|GDPR|CCPA|GLBA)\b/
const FILE = /\.(?:md|pdf|html?|docx?|txt|csv|json|xml|png|jpe?g|js|css|php|aspx?)$/i
const ORDINAL = /^\d+(?:st|nd|rd|th|px|[GMK]B|FA|am|pm|h|d)?(?:[\s,]|\.(?!\p{L})|$)/u
/** Bodies that watch over the law: a recipient only where something is handed to them. */
const AUTHORITY =
  /\b(?:Commission(?:er)?s?|Authorit(?:y|ies)|Regulator|Ministry|Department|Courts?|Committee|Ombudsman|Inspectorate|Autorit\p{L}+|Datatilsynet|Garante|Beauftragte\w*|Agencia|Tribunal|Parliament|Council|Police|Information Commissioner(?:['’]s)?(?: Office)?)(?!\p{L})/u

/** Words that open a sentence and are no part of a name there: "If Stripe …", "Since 2020 Notion …". */
const OPENER =
  /^(?:The|This|These|Those|That|Our|Your|Its|Their|Each|Every|Any|All|Some|Both|Such|If|When|Where|While|Once|Since|Because|As|At|In|On|For|From|To|By|Via|With|Without|Within|Under|Until|Unless|After|Before|During|And|Or|But|So|Then|Also|However|Only|Not|No|We|You|They|It|Please|Using|Through|Like|Unlike|Although|Should|May|Can|Most|Other|Another|Currently|Today|Here|Depending|Similarly|Finally|Additionally|Furthermore|Specifically|Former|Formerly|Online|Previously|Historically|Prior|Several|Many|Either|Neither|What|Who|How|Which|Why|Is|Are|Do|Does|Per|Let|Note|Upon|Between|About|An?|Instead|Besides|Behind|Beyond|Among|Against|Over|Whoever|Whenever|Wherever|Whatever|Nobody|Nothing|Everyone|Anyone|Someone|One|Two|Three|Four|Five|Six)$/

/** Written like a name, but a law, a format, a month, a browser or the like. */
export function isNeverParty(name: string): boolean {
  return [NEVER, LAW_END, ABOUT_LAW, FILE, ORDINAL].some(pattern => pattern.test(name))
}

export function isAuthority(name: string): boolean {
  return AUTHORITY.test(name)
}

/** Whether a word is part of the language of policies, whatever it is written like. */
export function isPolicyWord(word: string): boolean {
  const lower = word.toLowerCase()
  return (
    POLICY_WORDS.has(lower) ||
    (lower.endsWith('s') && (POLICY_WORDS.has(lower.slice(0, -1)) || POLICY_WORDS.has(lower.replace(/ies$/, 'y'))))
  )
}

export function isOpener(word: string): boolean {
  return OPENER.test(word)
}
