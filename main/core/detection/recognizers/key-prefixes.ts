import { extendSecret } from '../ocr-noise.ts'
import { perPassage } from './recognizer.ts'

/**
 * Keys and tokens that vendors mark with a prefix, as their documentation publishes it. The body is 10 characters or more of
 * what the vendor uses; OCR confusions inside the body don't matter. Underscores and dashes may be read as spaces' neighbours,
 * so a lone "_" or "-" in a prefix matches either.
 */
const PREFIXES: readonly (readonly [vendor: string, prefix: string, body: string])[] = [
  ['Stripe', '(?:sk|pk|rk)_(?:live|test)_', '[A-Za-z0-9]{10,120}'],
  ['publishable and secret keys of other products', '[ps]k_', '(?=[a-z]*[0-9])[A-Za-z0-9]{20,80}'],
  ['Stripe webhook', 'whsec_', '[A-Za-z0-9+/=]{10,80}'],
  [
    'OpenAI, Anthropic, DeepSeek, OpenRouter',
    'sk-(?:proj-|ant-|or-|svcacct-|admin-|[a-z]{2,6}-)?',
    '[A-Za-z0-9_-]{16,180}',
  ],
  ['GitHub', 'gh[pousr]_', '[A-Za-z0-9]{16,255}'],
  ['GitHub', 'github_pat_', '[A-Za-z0-9_]{16,255}'],
  ['GitLab', 'gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat)-', '[A-Za-z0-9_-]{10,60}'],
  ['Slack', 'xox[abeoprs]-', '[A-Za-z0-9-]{10,160}'],
  ['Slack app', 'xapp-', '[A-Za-z0-9-]{10,160}'],
  ['AWS', '(?:AKIA|ASIA|AROA|AIDA|AGPA|ANPA|ANVA|ABIA|ACCA)', '[A-Z0-9]{12,20}'],
  ['Google', 'AIza', '[A-Za-z0-9_-]{25,45}'],
  ['Google OAuth', 'ya29\\.', '[A-Za-z0-9_-]{16,200}'],
  ['Google client secret', 'GOCSPX-', '[A-Za-z0-9_-]{16,40}'],
  ['SendGrid', 'SG\\.', '[A-Za-z0-9_-]{10,40}\\.?[A-Za-z0-9_-]{10,60}'],
  ['Mailgun', 'key-', '[a-f0-9]{24,40}'],
  ['Mailchimp', '[a-f0-9]{32}-us', '[0-9]{1,2}'],
  ['Twilio', '(?:SK|AC)', '[a-f0-9]{32}'],
  ['npm', 'npm_', '[A-Za-z0-9]{20,60}'],
  ['PyPI', 'pypi-', '[A-Za-z0-9_-]{20,250}'],
  ['Docker', 'dckr_(?:pat|oat)_', '[A-Za-z0-9_-]{16,60}'],
  ['DigitalOcean', 'do[oprt]_v1(?:_|)', '[a-fO0-9]{20,80}'],
  ['Shopify', 'shp(?:at|ca|pa|ss)_', '[A-Fa-f0-9]{16,60}'],
  ['Square', '(?:sq0[a-z]{3}-|EAAA)', '[A-Za-z0-9_-]{20,80}'],
  ['Hugging Face', 'hf_', '[A-Za-z0-9]{16,60}'],
  ['Replicate', 'r8_', '[A-Za-z0-9]{16,60}'],
  ['Groq', 'gsk_', '[A-Za-z0-9]{16,80}'],
  ['xAI', 'xai-', '[A-Za-z0-9]{16,100}'],
  ['Perplexity', 'pplx-', '[A-Za-z0-9]{16,80}'],
  ['Linear', 'lin_(?:api|oauth)_', '[A-Za-z0-9]{16,80}'],
  ['Notion', '(?:secret_|ntn_)', '[A-Za-z0-9]{20,80}'],
  ['Airtable', 'pat[A-Za-z0-9]{14}\\.', '[a-f0-9]{20,80}'],
  ['Atlassian', 'AT(?:ATT|CTT|BB)', '[A-Za-z0-9_=+-]{16,250}'],
  ['Figma', 'figd_', '[A-Za-z0-9_-]{16,80}'],
  ['Sentry', 'sntr[yu]s?_', '[A-Za-z0-9_=+/]{16,250}'],
  ['Grafana', 'gl(?:c|sa)_', '[A-Za-z0-9_=+/]{16,250}'],
  ['New Relic', 'NR(?:AK|II|IQ|RA)-', '[A-Za-z0-9]{16,60}'],
  ['Databricks', 'dapi', '[a-f0-9]{28,40}'],
  ['HashiCorp Vault', 'hv[sbr]\\.', '[A-Za-z0-9_-]{16,250}'],
  ['Terraform', '[A-Za-z0-9]{14}\\.atlasv1\\.', '[A-Za-z0-9_-]{20,90}'],
  ['Supabase', 'sb(?:p|_secret|_publishable)_', '[A-Za-z0-9_-]{16,80}'],
  ['Resend', 're_', '[A-Za-z0-9]{8,12}_[A-Za-z0-9]{16,40}'],
  ['Postman', 'PMAK-', '[A-Za-z0-9-]{20,80}'],
  ['Telegram', '[0-9]{8,10}:AA', '[A-Za-z0-9_-]{28,40}'],
  ['Discord', '[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.', '[A-Za-z0-9_-]{27,40}'],
  ['Cloudflare', 'v1\\.0-', '[a-f0-9]{16,40}-[a-f0-9]{60,160}'],
  ['PlanetScale', 'pscale_(?:tkn|pw|oauth)_', '[A-Za-z0-9_-]{16,80}'],
  ['Vercel, Netlify, Fly', '(?:vc[apk]_|nf[a-z]_|FlyV1 fm[12]_|fo1_)', '[A-Za-z0-9_+/=-]{16,250}'],
  ['Doppler', 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.', '[A-Za-z0-9_.-]{16,80}'],
  ['Age', 'AGE-SECRET-KEY-1', '[A-Z0-9]{30,70}'],
  ['RubyGems', 'rubygems_', '[a-f0-9]{20,60}'],
  ['Azure', '(?:AccountKey|SharedAccessKey|SharedAccessSignature|sig)=', '[A-Za-z0-9+/=%]{16,120}'],
  [
    'Generic product',
    '(?:api|key|tok|token|secret|sess|pat|auth|access|live|prod|bot|usr|refresh|sid|st|stq|stp|spl|scs)_(?:live_|test_|prod_|key_|secret_|sk_)?',
    '(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{16,80}',
  ],
]

/** One alternation; in prefixes an underscore may be misread as a dash or come with a stray space. */
const PATTERN = new RegExp(
  `(?<![A-Za-z0-9_])(?:${PREFIXES.map(([, prefix, body]) => `(?:${prefix.replaceAll('_', '[_-] ?').replaceAll('\\.', '\\. ?')})${body}`).join('|')})`,
  'g',
)
/** The head of a key whose body had no room in its line: prefixes that nothing else ends in. */
const HEAD =
  /(?<![A-Za-z0-9_])(?:sk-(?:proj-|ant-)|[spr]k_(?:live|test)_|whsec_|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|xapp-|dckr_pat_)[A-Za-z0-9_-]{0,20}$/
const LONGEST_HEAD = 40

/** API keys and tokens by their vendors' prefixes. */
export const keyPrefixes = perPassage('key-prefixes', 'pattern', 'SECRET', function* (passage, budget) {
  for (const match of budget.matches(PATTERN, passage.text, 300)) {
    yield { start: match.index, end: extendSecret(passage.text, match.index + match[0].length), score: 0.96 }
  }
  const head = HEAD.exec(passage.text.slice(-LONGEST_HEAD))
  if (head) yield { start: passage.text.length - head[0].length, end: passage.text.length, score: 0.6 }
})
