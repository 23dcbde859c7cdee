/**
 * Words of the language of policies: written with a capital, as terms, labels and headings often are, they still name nobody.
 * Words that are also names of well-known services ("front", "segment", "bring") are left out.
 */
export const POLICY_WORDS: ReadonlySet<string> = new Set(
  `
a about above abuse academic accepted access accessed accessibility accordance according account accounting accounts
achievement acknowledge act acting action active actively activities activity ad added addendum addition additional
address addresses adds adequacy administration administrative administrator administrators admins ads advance advert
advertisement advertisements advertisers advertising affect affected affects affiliate affiliates after afterwards
again against age agencies agency agent aggregate aggregated aggregators agree agreed agreement agreements ahead ai
alert alerts algorithm all allergies allergy allow allows alone alpha also although always america american among
amount amounts an analysis analytical analytics and announce announced announcement announcements annual annually
anonymised anonymized anonymous another answer answered answers anti any anybody anyone anything app apparel appeal
appeals appear appears appendix applicable applicant applicants application applications applies apply applying
appointments appropriate approval approved approximate apps archive archived archives are area arrival arrives art
article articles as asked asks assess assessed assessments assets assign assistant at attach attachments attacks
attempts attendance attendee attendees attorney attorneys audio audit auditors audits authentication author
authorities authority authorization authorized authors automated automatic automatically availability available avatar
aware away back backstage backup backups badge badges balance balances ban bank bank-account banking banks banner
banners bans based basic basis basket be beacon beacons because become becomes been before beforehand begin behalf
behavior behaviour behind being belong belongs below beneficiaries beneficiary beta better between beyond bill billing
biometric birth block blockchain blog blogs board boarding bodies body book booking bookings bookkeeping books borrower borrowers
bot both bots bought bound breach breached breaches broadcast broadcasts brochure broker brokers brought browser
browsers browsing bug bugs build building bulletin bureau business businesses but button buy buyer buyers buying by
calendar calendars call called calls came camera campaign campaigns can cancelled candidate candidates cannot car card
cards care career careers carefully caregiver caregivers carer carers carried carry cars cart case cases categories
category cause causes center centre centres certain certificate certificates certification certified certify chair
chairman change changed changelog changes channel channels charge charity chatbots chats check check-in check-out
checked checking checks chief child children choice choices choose chooses chosen circumstances city claim claimant
claimants claims class clause clauses clear click clicking clicks clickstream client client-side clients clinician
clinicians clock closed closes closure clothing cloud coach coaches code codes cohort collect collected collecting
collection collections collects come comes comment comments commercial commission committed common communicate
communicating communication communications community companies company comparable compels competent competition
competitions compile complain complaint complaints completed complex compliance compliant comply computed computer
computers concern concerned concerns concert conditions conduct conference confidentiality configuration confirm
confirmation confirmed connect connected connection connections connects consent considerations considered consumer
consumers contact contacted contacting contacts contain contains content contents contest contests context contract
contracted contractors contracts contractual contractually control controller controllers controls conversation
conversations conversion cookie cookies copied copies copy copyright core corporate correct corrected correction
corrections correspondence cost could counsel count counters countries country counts coupon coupons courier course
court courts cover covered covers crash crashes crashlog create creating creation credentials credit criminal critical
currency current currently custom customer customers daily dark data database databases date dates day days deadline
debit debits debug december decide decided decides decision decisions default delay delete deleted deletes deletion
deliver delivered deliveries delivers delivery demand demands demographic demonstration department departure derive
derived described describes description desk destroy destroyed detail details detect detection determined developer
developers development device devices diagnostic diagnostics diet dietary different digest digital digits direct
directed directly director directors directory disable disappear disappears discarded disclose disclosed disclosure
disclosures discount disk display dispute disputed disputes do doctor doctors document documentation documents does
domain donation donations done donor donors door down download downloaded downloads downtime draft draw drawn driver
drivers driving dropped due duration during each earlier easily east education effect effective eight eighteen either
electronic else elsewhere email emailing emails emergency employee employees employer employers employment emptied
empty enable encrypted encryption end ended ends enforcement enhance enquiries enquiry ensure enter entered enterprise
entirely entities entity entries equipment erase erased erasure error errors essential essentials establishment
european even event events ever every everyone everything evidence examined example except exchange executive exercise
exhibit exhibition exist existing exists experience expire expired expires expiry explains explicit export extend
extended external extra facilities fail failed fair faith family faster fault faults features fee feedback fees
festival few fewer field file files filled finally finance financial find finding findings fingerprints firm first
five fix fixed flaws flight flights flow flyer flyers follow following follows for forbidden forbids force forgotten
form format forms forum forums forward foundation founder founders four fourteen fraud free freemium from fuel fulfil
fulfillment fulfilment full function functional functionality functions funnel further future gallery game gameplay
gamertag games gateway gave general generally generate generated geolocation get gets gift give given gives goes gone
good government governs grant granted grounds group groups growth guardian guardians guest guests guide guidelines
half hand handed handle handled handles handling happens hard hardware hash hashed hashes have health hear hearing
heatmap heatmaps held help helpdesk helps her heritage hidden high hire his history hold holds home homepage honour
host hosted hostel hosting hosts hotel hotfix hotline hour hourly hours how however human id identifiable
identification identified identifier identifiers identify identity if image images immediately impact import important
imprint improve improvement in inaccurate inactivity inbox inc incident incidents include included includes including
indefinitely independent individual individuals inform information informed infrastructure input inputs inquiries
inside insights inspection installation instance instances institution instructions insurance insured insurer insurers
integration integrations integrity intellectual intelligence intended interact interaction interactions interest
interests interface interfaces internal international internet interview into intrusion invented inventories
investigation investor invitations invited invoice invoices invoicing involved is issue issued issues it item items
itinerary its itself job jobs join journey keep keeping keeps kept key keys kind know knowingly landlord language
lapse lapses large last lasts later latest laundering law lawful laws lawyer lawyers layout lead leaderboard leading
leaflet league learn learning learns lease least leave leaves left legal legally legislation legitimate lender lenders
less lets letter letters level levels library licence license light like likely limit limitation limited line link
links list listed listing lists lite little live livechat lives load loaded lobby local located location locations
locked lodge log logged logging login logistics logs long longer look looked looks lose lottery loyalty machine
machines made mail mailbox mailing mailout maintain maintenance make makes making malware manage managed management
manager managers many map maps marked market marketing marketplace master match matched material materials matter
matters maximum may meal meals meaning means meant measure measurement measures media medical meet meeting meetings
member members membership memberships menu merchandise merchant merger message messages messaging meta metadata
metrics might mileage mind minimal minimum minor minors minute minutes mistake mobile model models moderation module
moment money monitor monitoring month monthly months more most move mr much museum must my name names national native
nature necessary need needed needs neither network networks never new newer news newsletter newsletters next
next-of-kin nickname night no nobody non none normally north not note notes nothing notice noticed notices notifiable
notification notifications notified notify now number numbers nurse object objection objects obligation obligations
obliges obtain occasional of offer offered offers office officer offices offline often older on once one ones online
only open opened opening opens operate operated operates operating operation operational operations operator operators
opt opt-in opt-out opting option optional options or order ordered orders organisation organisational organisations
organization organizational organizations other others otherwise our ours ourselves out outage outbox outcome output
outside over overview overwritten own owner owners package packages page pages paid panel paper paralegal parcel
parcels parent parents parking part partial participant participants participate particular parties partner partners
parts party pass passed passport password passwords past patch patient patients patterns pay payment payments payroll
people perform performance performed period periods permanently permission permissions person personal personalisation
personalization personally persons phone photo photographs photos physical picked picks picture pictures pixel pixels
place placement places plan planned planning plans platform platforms play player players please plus point policies
policy policyholder policyholders poll polls pool portability portable portal position possible post postage postal
postcard poster posts potential power practice practices practitioner practitioners precise preference preferences
prejudice premium prepared preserved president press prevails prevent prevention previous price principle printed
privacy private prize prizes pro problem procedures process processed processes processing processor processors
product production products professional professionals profile profiles profiling program programs progress project
projects promotion promotions promptly prompts proof property prospective protect protected protecting protection
prove provide provided provider providers provides providing provision public publication publish published publishers
publishing pupil pupils purchase purchases purged purpose purposes push qualified quality quarantine quarter queries
query quest question questions quiz raise raised random rate rates rather rating reach reached reaches read readable
reader reads ready reason reasonable reasons receipt receipts receive received receives receiving recent recipe
recipes recipient recipients recognised recognition recommendation record recorded recording recordings records
recovery recruiter recruiters recruitment rectification reduced refer reference references referral referring refresh
refund refunded refunds refusal refuse regard regarding region register registered registers registration registry
regular regulation regulations regulator regulators regulatory related relation relations relationship release
relevant rely remain remember remembers remind reminder reminders remote remove removed removes renew renewed renews
rent rental rentals replaced replaces replay replays replies reply report reported reporting reports representative
request requested requests require required requirement requirements requires research researchers reseller resellers
reservation reset residents resolution resource resources respect respective respond respondent response responses
responsible rest restore restored restrict restricted restriction rests result results retailers retain retained
retains retention retried return returns review reviewed reviews revised revoked reward rewards ride rider riders
rides right rights risk roadmap role roll room rooms rotate rotated round route routes rule rules runs safe safeguard
safeguarding safeguards safety sale sales same sample saved says scale scan scanned schedule schema scheme school
schools science scope score scores screen screens screenshots search searches seat seats second seconds secret
secretary secrets section sections secure securely security see seen sees select self sell seller sellers send sending
sends sensitive sent sentence separately seriously server server-side servers service services session sessions set
sets setting settings seven several shall share shared shares sharing sheets shipment shipping shop shopping shops
short shorten shorter should show shown shredded sign sign-in sign-up signature signatures signed signing signs
similar since single site sites sixty size slow small sms so social society software sold solved some somebody someone
something soon source sources south spam speaker speakers special specialist specifically spelling sponsor sponsors
spreadsheet spreadsheets stacktrace staff staffed stage standard standards stands star stars start starter starts
state statement statements statistical statistics stats status statutory stay stays step steps stewards sticker still
stop storage store stored stores streamed strictly student students study sub-processor sub-processors subject
subjects submission submissions submit submitted subprocessor subprocessors subscribe subscriber subscribers
subscription subscriptions such summary supervisory supplier suppliers support supporter supporters supporting
supports sure surveillance survey surveys suspicious sweepstakes switched system systems table take taken takes
targeted targeting task tax taxes teacher teachers team teams technical technologies technology telemetry telephone
tell tells template templates tenant tenants term terminate termination terms test testimonials testing tests text
texts than that the their them themselves then therapist therapists there these they things third third-party thirty
this those three through thrown ticket ticketing tickets tiles time times title to together token tokens told toll
tool tools total totals tournament track tracked tracker trackers tracking trade traffic trail trails train training
transaction transactional transactions transfer transferred transfers transit translations transmission transmitted
transparency trash travel travels treasurer treat trial trip trips truncated trust trusted trustee trustees turn tutor
tutorials tutoring tutors twelve twice type types typically ultimate under understand undo undue union unless
unsubscribe unsubscribed until unused up update updated updates upload uploaded uploads upon uptime urgent us
usability usage use used user username users uses using usually valid value various vehicle vehicles vendor vendors
venue venues verifiable verification verified verify version versions via video videos view viewed views villa 
visible visit visited visiting visitor visitors visits voice volunteer volunteers vote votes voucher vouchers
vulnerabilities wait want warehousing way we weather web webhook webinar webinars website websites week weeks welcome
well were west what whatever when whenever where wherever whether which whichever while whiteboard who whole whom
whose why will window wiped wireless wish wishlist with withdraw withdrawal withdrawing withdrawn within without word
words work worker workers working workplace works workspace workspaces world worldwide would write writes writing
written wrong wrote year yearly years yes you younger zero custodian customs custodians environment environments organisational your yours yourself sub pc pcs accountants accountant bookkeeper bookkeepers hostname hostnames scheduling couriers solicitors solicitor caterers photographers photographer printers terminal terminals timestamp referrer referer user-agent design
`
    .trim()
    .split(/\s+/),
)
