import type { FoundName } from './names.ts'

/**
 * How strongly a sentence says that a name is given, processes or provides something, by the words on either side of it: 0
 * not at all, 1 it may, 2 it belongs to a list of such, 3 plainly. No grammar: each shape is one pattern.
 */
export interface MentionContext {
  /** Whether the section or the introduction of the list is about recipients. */
  readonly ofParties: boolean
  /** Whether the sentence opens a point of a list. */
  readonly item: boolean
  /** Whether the name is one beyond doubt, and not perhaps a town. */
  readonly sure: boolean
}

const NOUN =
  '(?:vendors?|providers?|partners?|(?:sub-?)?processors?|suppliers?|compan(?:y|ies)|services?|tools?|applications?|integrations?|platforms?|software|networks?|firms?|systems?|products?|programs?|carriers?|couriers?|marketplaces?|specialists?|agenc(?:y|ies)|contractors?|resellers?|banks?|insurers?|accountants?|auditors?|lawyers?|solicitors?|advisers?|hosts?|translators?|subsidiar(?:y|ies)|affiliates?|part(?:y|ies)|organi[sz]ations?|institutions?|charit(?:y|ies)|registers?|registr(?:y|ies)|sources?|gateways?|processes|websites?|sites?|media|channels?|stores?|plug-?ins?|extensions?|cloud|infrastructure|librar(?:y|ies)|bod(?:y|ies)|schemes?|models?|clients?|warehouse|broker|registrar|representative|examiners?|bookkeepers?|treasurers?|printers?|photographers?|caterers?|agents?|distributors?|publishers?|manufacturers?|associations?|federations?|unions?|leagues?|universit(?:y|ies)|colleges?|hospitals?|clinics?|laborator(?:y|ies)|labs?|studios?|shops?|operators?|hosting|analytics|storage|database|payments?|email|newsletters?|chat|help ?desk|maps|fonts|captcha|notifications?|authentication|monitoring|reporting|tracking|backups?)'
/** Words between a verb and its name: "use [a cloud hosting provider called] X". What begins another phrase is none. */
const GAP =
  "(?:(?!(?:to|for|and|or|but|when|if|that|which|who|where|your|you|because|so|as|about|than|under|not|is|are|was|will|may|can|in|on|with|from|by|of|at|via)\\b)\\p{Ll}[\\p{L}’'/-]*[,:]?\\s+){0,5}(?:(?:called|named|from|by|of|provided by|offered by|operated by|run by|such as|like|including|both|either|namely)\\s+)?(?:the\\s+|an?\\s+|our\\s+)?[“\"'‘(]?"
const USE =
  '(?:use|uses|used|using|utili[sz]\\w+|employ\\w*|engage[sd]?|engaging|rel(?:y|ies|ied|ying) (?:up)?on|work\\w* (?:together )?with|partner(?:s|ed|ing)? with|co-?operat\\w+ with|collaborat\\w+ with|contract\\w* with|(?:have|has) contracted|ch(?:oo|o)s(?:e|es|en)|switch\\w* to|mov(?:e|ed|ing) to|migrat\\w+ to|integrat\\w+(?: with| into)?|embed\\w*|outsourc\\w+ to|commission\\w*|hire[sd]?|appoint\\w*|turn to|subscribe to|deploy\\w*|includes?|incorporat\\w+|runs? on|built (?:on|with)|belongs? to|connects?(?: to| with)?|links?(?: to)?|pairs?(?: with)?|syncs? (?:to|with)|brought (?:to you )?by|(?:(?:the|an?) )?(?:list|register|work|software|servers?|services?|tools?|platform|systems?|infrastructure|network|cloud|help|products?) of|by means of|by way of|with the help of|work of|thanks to|through|via|using|powered by|logs? in with|log(?:ging)? in (?:with|through)|sign(?:ing|s)? (?:in|up) (?:with|through|via))'
const AFTER_USE = new RegExp(`\\b${USE}\\s+${GAP}$`, 'iu')
const SEND =
  '(?:shar(?:e|es|ed|ing)|sen(?:d|ds|t|ding)|transmit\\w*|transfer\\w*|disclos\\w+|pass(?:es|ed|ing)?|forward\\w*|submit\\w*|giv(?:e|es|en|ing)|provid\\w+|report\\w*|hand(?:s|ed)?|upload\\w*|export\\w*|communicat\\w+|goes|go|cop(?:y|ies|ied)|deliver\\w*|releas\\w+|sold|sell|mov(?:e|ed)|streamed|stream|relayed|routed|available|visible|notif\\w+|file[sd]?|filing)'
const AFTER_SEND = new RegExp(`\\b${SEND}\\b[^.;:]{0,110}?\\s(?:to|with|into|through|via)\\s+${GAP}$`, 'iu')
const DONE =
  '(?:hosted|stored|carried|delivered|processed|provided|operated|handled|powered|sent|managed|served|supplied|run|shared|copied|passed|transferred|disclosed|streamed|collected|taken|issued|sold|measured|protected|computed|calculated|transcribed|translated|rendered|drawn|printed|verified|checked|screened|captioned|indexed|monitored|scanned|converted|enriched|performed|done|maintained|archived|analy[sz]ed|recorded|administered|tracked|hidden|secured|filtered|routed|relayed|answered|brought|matched|held|kept|published|backed up|located|developed|set|placed|offered|made|paid|charged|written|loaded|served|accessed|saved|resolved|tested|shown|displayed|organi[sz]ed|created|bought|rented|obtained|licensed|received|got)'
const AFTER_DONE = new RegExp(
  `\\b${DONE}\\s+(?:(?!(?:if|when|unless|because|that|which)\\b)[\\w/-]+\\s+){0,5}?(?:by|on|with|through|via|to|at|in|using)\\s+${GAP}$`,
  'iu',
)
/** "Rewards are paid by Tremendous": any passive, but for those that tell of the law or of who watches. */
const AFTER_PASSIVE = new RegExp(
  `\\b(?:is|are|was|were|be|been|being|and|gets?)\\s+(?:\\w+ly\\s+)?(?!(?:hashed|encrypted|salted|required|requested|adopted|inspired|regulated|supervised|approved|recogni[sz]ed|permitted|allowed|governed|protected|covered|bound|ordered|demanded|owned|founded|affected|replaced|followed|certified|accompanied|based|incorporated|registered|authori[sz]ed|prescribed|defined|published|set|located|listed|obliged|granted)\\b)(?:\\p{Ll}{2,}ed|sent|run|sold|held|kept|paid|made|done|taken|drawn|written|built|lent|bought|read|met|won|given|shown|driven|spoken|taught|brought|caught|led|fed|cut|put|set|let|dealt|left|lost|told|worn|chosen|seen|grown|hidden|known|thrown)\\s+(?:(?:out|up|after|for|to|into|down|in|us|you|them|on our behalf|for us|to you|in part|directly|only|at night|online)\\s+){0,3}(?:by|via|through|using|with|on)\\s+${GAP}$`,
  'iu',
)
/** "We buy postcodes from Experian", "pictures come from Imgix", "we got the list from Loqate". */
const AFTER_FROM = new RegExp(
  `\\b(?:buy|bought|obtain(?:ed)?|licen[cs]ed?|got|get|receive[ds]?|collect(?:ed)?|purchased?|rent(?:ed)?|source[ds]?|comes?|came|take|took|learn|hear|import(?:ed)?)\\s+(?:[^.;]{1,120}?\\s)?from\\s+${GAP}$`,
  'iu',
)
/** "our payment processor, X", "an independent firm called X", "the auditors X", "service provider: X". */
const AFTER_ROLE = new RegExp(
  `\\b${NOUN}s?\\s*(?:,|:|\\(|is|are|at|called|named|known as|[–—]|-(?=\\s)|(?=\\s))\\s*(?:(?:called|named|currently|is|e\\.g\\.,?|i\\.e\\.,?|now|both|either|the company|at present)\\s+)?(?:the\\s+)?[“"'‘(]?$`,
  'iu',
)
const SUCH_AS =
  /(?:\b(?:such as|like|including|includes?|e\.g\.,?|for (?:example|instance),?|i\.e\.,?|namely|specifically|especially|particularly|currently|always|so far|among them|for us|(?:most|more) often|often|mostly|usually|normally|mainly|chiefly|at present|generally|typically)\s*[:,]?)\s*(?:(?:the\s+)?\p{Ll}[\p{Ll}-]+(?:\s\p{Ll}+)?,\s+){0,3}(?:(?:the|both|our)\s+)?[“"'‘(]?$/iu
const OF_SUCH = new RegExp(`\\b${NOUN}(?:[,(]?\\s+[^\\s(),]+){0,6}[,(]?\\s+\\(?[^.;]{0,14}$`, 'iu')
/** "in relation to X", "according to X": nothing goes there. */
const NO_TRANSFER =
  /\b(?:relation|according|subject|due|prior|respect|access|regards?|related|relating|belonging|pursuant|response|addition|connection|entitled|accordance|compliance|complian\w+|agree\w*|apply|applies) (?:to|with)\s+(?:the\s+)?["“'‘]?$/i
const HAS_NOUN = new RegExp(`\\b${NOUN}\\b`, 'iu')
/** "fonts of Adobe", "a terminal from SumUp", "printed at Solopress": where, perhaps, or whose. */
const LOOSE_PREPOSITION = /\p{Ll}\s(?:from|at|of|for|over|under|behind)\s+(?:the\s+)?[“"'‘]?$/u
const PREPOSITION = /\b(?:through|via|by|using|on|with|to|into|against)\s+[“"'‘]?$/iu
/** "Maps (Mapbox)": the name of what was just named. */
const BRACKET =
  /[\p{L}\d]\s*\((?:e\.g\.,?\s|currently\s|such as\s|like\s|via\s(?:the\s)?|by\s|now\s|using\s|including\s|with\s|from\s|on\s|through\s)?$/iu
/** "the AI provider that you chose: OpenAI, Anthropic or DeepSeek". */
const AFTER_COLON = new RegExp(`\\b${NOUN}\\b[^.;:]*:\\s*(?:\\p{Lu}[^.;:]*(?:,|\\bor|\\band)\\s+)?$`, 'iu')
const ENDS_OR_LISTED = /^\s*(?:$|[,;.(/]|(?:and|or)\s+\p{Lu})/u
const LEAD_COLON = /^[^:]{2,70}:\s*(?:\S+\s+){0,1}$/

/** "look it up with Ledgerline", "hold it over Talkroom", "checked against Comply": where it is done. */
const AFTER_LOOK =
  /\b(?:look(?:s|ed|ing)?|hold|held|meet|speak|talk|search(?:es|ed)?|check(?:s|ed)?|verif(?:y|ies|ied)|match(?:es|ed)?|compare[sd]?|cop(?:y|ies|ied)|sync(?:s|ed)?)\b[^.;:,]{0,40}?\s(?:with|over|on|at|to|through|via|against)\s+$/u
/** "our pages on Instagram". */
const PAGES_ON = /\b(?:pages?|profiles?|channels?|accounts?|groups?|presence)\s+(?:on|at|with)\s+$/u

/** Third person only: "X processes", so that "Customers receive" names nobody. */
const ACTS =
  /^\s*(?:,[^,]{2,80},\s*|\([^()]{2,80}\)\s*)?(?:(?:also|only|then|optionally|automatically|currently|itself|therefore|in turn)\s+)?(?:hosts|stores|delivers|processes|sends|handles|collects|provides|carries|takes|sells|receives|gets|keeps|sees|serves|supplies|runs|manages|verifies|learns|operates|acts|powers|transcribes|generates|analy[sz]es|deletes|holds|protects|helps|offers|uses|records|writes|answers|monitors|tracks|checks|records|transfers|shares|retains|sets|places|gives|lets|makes|draws|prints|pays|charges|translates|tests|scans|tells|measures|shows|publishes|ships|brings|looks|performs|maintains|allows|enables|reports|logs|encrypts|hashes|may (?:also )?(?:store|process|collect|hold|receive|use|set|place|share|retain|see|request|keep|transfer|contact)|will (?:also )?(?:store|process|collect|hold|receive|use|see|send|handle|share|retain|charge|keep)|can (?:also )?(?:see|read|access|store|process)|shall (?:collect|process|receive|store)|has access|have access|is responsible|does not (?:store|share|sell|disclose|receive|see|use)|never sees)\b/
/** A name without an article before any verb of the third person: "Loqate checks the addresses", "Vetstoria has built". */
const VERB_AND_OBJECT =
  /^\s+(?:(?:also|only|then|itself|therefore)\s+)?(?:\p{Ll}{2,}s\s+(?:the|an?|your|our|their|its|it|them|us|you|him|her|this|these|those|that|who|what|how|whether|all|any|every|each|no|both|one)\b|(?:has|had)\s+\p{Ll}+(?:ed|t|en|n|de|up)\b)/u
const ARTICLE_BEFORE = /\b(?:an?|the|your|our|their|its|this|each|any|every|no)\s+$/i
/** "Lockers are Vecos lockers", "the shop is a Shopify shop". */
const IS_ONE_OF = /\b(?:is|are)\s+(?:an?\s+)?$/
/** "Statistics are Plausible's". */
const IS_THEIRS = /\b(?:is|are|was|were)\s+$/
/** "a mailing house called Baker Goodchild". */
const CALLED = /(?<!so-)\b(?:called|named|trading as|known as)\s+[“"'‘]?$/i
/** "Rotas – in Better Impact", "Payroll – by Moorepay": the point of a list says who. */
const DASH_BY = /\s[–—-]\s+(?:(?:\p{Ll}+\s+){0,2})(?:in|by|at|with|on|through|via|from)\s+(?:the\s+)?$/u
/** The other end of that: "Rotas" is what is done. */
const DONE_BY = /^\s+[–—-]\s+(?:in|by|at|with|on|through|via|from)\s+(?:the\s+)?\p{Lu}/u
/** "We use Matomo to count visits; Hotjar to see where they click". */
const NEXT_USE = /\buses?\b.*[;,]\s+(?:and\s+)?$/
const FOR_USE = /^\s+to\s+\p{Ll}/u
/** "Golden Penny Giving who process gifts". */
const WHO_ACT =
  /^,?\s+who\s+(?:also\s+)?(?:process|handle|provide|host|store|supply|manage|run|send|collect|print|deliver|keep|help|carry|look|do)\b/
/** "cookies like SESSIONID". */
const COOKIE_CALLED = /\bcookies?\s+(?:called|named|like)\s+(?:[A-Z_\d]+,?\s+(?:and|or)\s+)?$/
const IN_CAPITALS = /^[A-Z_\d]{4,}$/
/** "sent via our contact form or Telegram". */
const OR_VIA =
  /\b(?:sen[dt]|submitted?|received?|made|given)\b[^.;]{0,40}\b(?:via|through|by|on|over)\s+(?:our|the|an?)\s+[\p{Ll} -]{3,25}\s(?:or|and)\s+$/u
/** "names stand on a Mailchimp mailing list". */
const ON_A = /\b(?:on|in|via|through|using|with)\s+an?\s+(?:[\p{Ll}-]+\s+){0,2}$/u
const SYSTEM = /^\s+(?:[\p{Ll}-]+\s+)?(?:systems?|lists?|accounts?|spreadsheets?|sheets?|folders?|databases?|forms?)\b/u
/** "which asks Unity what it would pay". */
const AFTER_ASK =
  /\b(?:asks?|asked|tells?|told|allows?|permits?|lets?|authori[sz]es?|calls?|called|consults?|consulted|pays?|paid|inform(?:s|ed)?)\s+(?:the\s+)?$/i
/** "Google Tag Manager and its tools are loaded only after". */
const IS_LOADED =
  /^\s+(?:and\s[^.;,]{3,60}\s)?(?:is|are|was|were)\s+(?:only\s+|also\s+)?(?:loaded|used|embedded|integrated|connected|enabled|activated|included|involved|engaged|asked|told|paid)\b/
const IS_ROLE = new RegExp(
  `^(?:\\s*\\([^()]{1,60}\\))?,?\\s+(?:is|are|was|acts? as|serves? as)\\s+(?:also\\s+)?(?:our|an?|the|one of|used|based|located|provided|operated)\\b[^.;]{0,60}?(?:${NOUN}|used|based|located|provided|operated)\\b`,
  'iu',
)
const IN_APPOSITION = new RegExp(
  `^\\s*(?:,\\s*(?:our|an?|the|whose|with whom|to whom)\\s[^.;]{0,60}?\\b${NOUN}\\b|,\\s*(?:which|who|to whom|with whom)\\s(?!(?:may|can|could) be (?:contacted|reached))|\\s*\\((?:our|an?|the)\\s)`,
  'iu',
)
/** "the independent examiner, Galloways, sees them": a name between commas, with the verb behind it. */
const BETWEEN_COMMAS = /\p{Ll},\s+$/u
const COMMA = /^,\s+(?:who|which|whose|with whom|to whom)\b/
const OWNS =
  /^['’]s?\s+(?:\S+\s+){0,3}?(?:servers?|platform|services?|infrastructure|api|network|sdk|software|cdn|systems?|cloud|data cent(?:er|re)s?|tools?|products?|database|technology|staff|queue)\b/i
const ATTRIBUTE =
  /^\s+(?:servers?|platform|services?|scripts?|pixels?|plug-?ins?|widgets?|buttons?|accounts?|cookies?|api|sdk|app|fonts?|maps?|integration|log-?in|sign-in|player|tracking|tags?|tools?|software|network|profiles?|contacts|calendar|messages|infrastructure|cloud|database|technology|rooms?|videos?|webinars?|ads|advertising|group|subscribers?|shops?|stores?|forms?|sites?|databases?|lists?|surveys?|feeds?|embeds?|chat|pages?|workspaces?|terminals?|lockers?|readers?|devices?|boards?|files?|folders?|drives?|mailboxes)\b/i
/** "see Google's privacy policy", "the Stripe terms": about their words, not about what they get. */
const THEIR_WORDS =
  /^(?:['’]s?)?\s+(?:[\p{L}-]+\s+){0,2}?(?:privacy|terms|polic(?:y|ies)|cookie policy|data protection|statement|website at|web ?page|opt-out|dpa\b|agreement)/iu
const OWN_DEPARTMENT =
  /^\s+(?:teams?|department|section|tab|menu|officers?|committee|manager|mailbox|desk|staff|offices?|branch|building|campus|headquarters)\b/i
/** What makes a bare preposition enough: the sentence tells of data on its way. */
export const SHARING =
  /\b(?:shar\w+|sen[dt]\w*|transmit\w*|disclos\w+|pass\w*|goe?s?|given?|host(?:ed|ing|s)?|stored?|process\w*|providers?|rely|use[ds]?|using|copied|transfer\w*|deliver\w*|carried|provides?|receives?|through|via|run|powered|located|based in|headquartered|incorporated|representative|buy|bought|embed\w*|shown?|appear\w*|publish\w*|posted|booked|paid|ordered|written|printed|upload\w*|recorded|kept|held|saved|checked|listed|entered|taken|sold|organi[sz]ed|managed)\b/i
/** "You can complain to …", "subject to the supervision of …": whom the law names, not whom the data goes to. */
export const OF_THE_LAW =
  /\b(?:complain\w*|complaints?|lodg\w+|supervis\w+|enforcement powers|jurisdiction|adequa\w+|recogni[sz]ed|approved|adopted|set forth|certif\w+|registered with|regulated by|authori[sz]ed by|under the|breach\w*|notif\w+|reports?|reported|free to|turn to|write to|guidance|more information)\b/i

/** A word in front of a thing of ours, of yours, or of any kind. */
const OWN_THING =
  /\b(?:your|our|their|his|her|its|any|each|every|no|this|these|those|such|another|an?|all|other)\s+["“'‘]?$/i
/** What follows a name that stands by itself, and is not put before a noun. */
const STANDS_ALONE =
  /^\s+(?:to|and|or|for|in|on|at|of|is|are|was|were|will|may|can|has|have|by|with|from|as|if|when|who|that|which|where|but|then|so|because|under|until|after|before|also|does|do|only)\b/

/** "Metabase, run by ourselves": a program, not a company that gets anything. */
const RUN_BY_US =
  /^,?\s*\(?(?:self-hosted|on (?:our own|a) servers?|(?:which\s+)?(?:is\s+|we\s+)?(?:run|runs|hosted|host|operated|operate|managed|installed)\b[^.;,]{0,30}(?:by us\b|ourselves|our own))/i
/** "Sanity keeps our recipes but nothing about you". */
const NOTHING = /^[^.;]{0,80}\b(?:nothing about you|(?:carry|carries|hold|holds|involves?) no personal data)\b/i
/** "the Olm and Megolm cryptographic ratchets": ways of doing it, not who does it. */
const TECHNIQUE =
  /^(?:\s+(?:and|or)\s+\p{Lu}[\p{L}\d]*)?\s+(?:cryptographic|encryption|hashing|protocols?|algorithms?|ratchets?|ciphers?)\b/u
const PLAN = /^\s+(?:plans?|tiers?|editions?|subscriptions?)\b/i
/** "required by HMRC", "complain to the Authority": whom the law names, not whom the data goes to. */
const BY_LAW =
  /\b(?:(?:requir\w+|requested|demanded|ordered|prescribed|adopted|regulated|supervised|governed|approved|licensed|authori[sz]ed|accredited|certified) (?:by|of)|(?:complain\w*|lodg\w+|appeal\w*)\b[^.;]{0,60}\b(?:to|with|at|before))\s+(?:the\s+)?$/i
/** "Location: Ghent". */
const PLACE_LABEL =
  /(?:^|[\s*_])(?:location|country|region|place|town|city|seat|address|based in|jurisdiction|language)[*_]*:[*_]*\s+$/i
/** "transcribed by Speechmatics in Cambridge": a place, unless what is kept in it could be a service. */
const IN_PLACE = /\b(?:in|near|around)\s+$/i
/** "Contracts are signed in Signhost": what is done to data is done in a program; a town is where people and things are. */
const DONE_IN =
  /\b(?!(?:based|located|registered|incorporated|situated|established|printed|manufactured|resident|headquartered|born|opened|founded|licensed|offered|available|employed|published|organised|organized|headquarters|lives|hosted)\b)(?:\p{Ll}{2,}(?:ed|nds|kes)|made|done|kept|held|written|drawn|built|sent|shown|paid|put|set|laid)\s+(?:(?:up|out|down)\s+)?in\s+$/u
/** "FreeAgent", "Sign.er": no town is written like that. */
const NO_TOWN = /\p{Ll}\p{Lu}|\p{L}\.\p{L}/u
const KEPT_IN =
  /\b(?:stor\w+|kept|keep|keeps|saved?|held|hold|manag\w+|sav\w+|record\w*|logged|written|created|embedded|integrated|information|data|listed|live|lives)\s+(?:\S+\s+){0,4}in\s+$/i

/** The words around a name show that it isn't meant: not even a list with others makes it a recipient. */
export const RULED_OUT = -1

/** See the head of this file for what the figures mean; {@link RULED_OUT} says that the name isn't meant. */
export function mentionEvidence(sentence: string, name: FoundName, context: MentionContext): number {
  const before = sentence.slice(Math.max(0, name.start - 160), name.start)
  const after = sentence.slice(name.end, name.end + 110)
  if (PLACE_LABEL.test(before) || (context.item && DONE_BY.test(after))) return RULED_OUT
  // "Newsletter: Mailchimp Privacy Policy".
  if (/:\s+$/.test(before) && (AFTER_ROLE.test(before) || context.ofParties)) return 3
  // "See the Typeform terms": whose words a list of recipients refers to is one of them.
  if (THEIR_WORDS.test(after)) {
    if (context.ofParties && context.item && name.opens) return 2
    return context.sure && context.ofParties ? 1 : RULED_OUT
  }
  if (OWN_DEPARTMENT.test(after) || PLAN.test(after) || RUN_BY_US.test(after) || NOTHING.test(after)) return RULED_OUT
  if (BY_LAW.test(before) || TECHNIQUE.test(after)) return RULED_OUT
  if (IN_CAPITALS.test(name.text) && COOKIE_CALLED.test(before)) return RULED_OUT
  if (CALLED.test(before) || OR_VIA.test(before)) return 3
  if (SYSTEM.test(after) && ON_A.test(before)) return 2
  if (DASH_BY.test(before) || WHO_ACT.test(after)) return 3
  if (FOR_USE.test(after) && NEXT_USE.test(sentence.slice(0, name.start))) return 3
  if (
    !context.sure &&
    !NO_TOWN.test(name.text) &&
    IN_PLACE.test(before) &&
    !KEPT_IN.test(before) &&
    !DONE_IN.test(before)
  )
    return RULED_OUT
  if (isDetermined(before, after)) return context.sure ? 1 : RULED_OUT
  if (ACTS.test(after) || IS_ROLE.test(after) || IN_APPOSITION.test(after)) return 3
  if (VERB_AND_OBJECT.test(after) && !ARTICLE_BEFORE.test(before)) return 3
  if (IS_ONE_OF.test(before) && /^\s+\p{Ll}{4,}/u.test(after) && !STANDS_ALONE.test(after)) return 2
  if (IS_THEIRS.test(before) && /^['’]s?(?:[.,;]|$)/.test(after)) return 2
  if (BETWEEN_COMMAS.test(before) && (COMMA.test(after) || ACTS.test(after.replace(/^,/, '')))) return 3
  if (
    AFTER_USE.test(before) ||
    AFTER_DONE.test(before) ||
    (AFTER_SEND.test(before) && !NO_TRANSFER.test(before)) ||
    AFTER_PASSIVE.test(before) ||
    AFTER_FROM.test(before) ||
    AFTER_ROLE.test(before)
  )
    return 3
  const opensItem = context.item && name.start < 3
  if (context.ofParties && opensItem && /^\s*(?:$|[:–—(,/-])/.test(after)) return 3
  if (AFTER_COLON.test(before) && ENDS_OR_LISTED.test(after)) return 3
  if (SUCH_AS.test(before)) {
    if (OF_SUCH.test(before) || context.ofParties) return 3
    return /^\s+\p{Ll}/u.test(after) && !STANDS_ALONE.test(after) ? 0 : 1
  }
  if (IN_PLACE.test(before) && NO_TOWN.test(name.text)) return 2
  if ((AFTER_LOOK.test(before) && !NO_TRANSFER.test(before)) || PAGES_ON.test(before)) return 2
  if (AFTER_ASK.test(before) || IS_LOADED.test(after)) return 2
  if (OWNS.test(after) || KEPT_IN.test(before) || DONE_IN.test(before)) return 2
  if (BRACKET.test(before)) return HAS_NOUN.test(before) || context.ofParties ? 2 : 1
  if (ATTRIBUTE.test(after)) return 2
  if (context.ofParties && LEAD_COLON.test(sentence.slice(0, name.start))) return 2
  if (PREPOSITION.test(before) && !NO_TRANSFER.test(before)) return SHARING.test(sentence) || context.ofParties ? 2 : 1
  if (opensItem && /^\s*[:–—(-]/.test(after)) return 1
  if (LOOSE_PREPOSITION.test(before) && !NO_TRANSFER.test(before)) return 1
  // A legal form is a company whatever the verb; in a policy it is hardly ever there for another reason.
  return context.ofParties || name.hasForm ? 1 : 0
}

/** "your Account", "our Website", "the Electoral roll": a term, or a capital before the noun that it belongs to. */
function isDetermined(before: string, after: string): boolean {
  if (/\bthe\s+$/i.test(before) && /^\s+\p{Ll}{3}/u.test(after))
    return !ATTRIBUTE.test(after) && !STANDS_ALONE.test(after)
  if (!OWN_THING.test(before)) return false
  return STANDS_ALONE.test(after) || !/^\s+\p{Ll}/u.test(after)
}
