/**
 * Nicknames by which people in Thailand are called and which their user names are made of, in Latin letters. Many are words of
 * other languages, so that they name somebody only where digits follow.
 */
const NICKNAMES = new Set(
  (
    'aim aom arm art ball bam bank baitong beam bell benz best bew bird biw boat bom book boss bow boy cake cartoon champ cherry ' +
    'dao dear dew donut earn earth eve fah fai fang fern film first fluke folk frame gam game gap gift gig golf guide gun guy ' +
    'ice ink jah jane jay jib jin job joy june kaew kai kan kao karn kat keng khao kik kit kla koi korn kwan lek ling lookkaew luk ' +
    'mai maprang max mek mew mick mild mind mint mook moo nam namfon namwan nan nat net nice nik nim nine noi noina nok noon not nui ' +
    'nun nut oat oil om opor orn oum pae palm pan pang pat peach pear peem petch phai phum pim pin ping pla ploy poom pom pond pook ' +
    'pop praew prae pui punch rung sai san saen sky som son sun tae tan tang tar tee ten toey ton tong toon top toy tuk view wan ' +
    'warm wave wee yim ying yok yui'
  ).split(' '),
)
const WITH_DIGITS = /^([a-z]{2,9})[._-]?\d{2,4}$/

/** "ploy67", "bank_71": a user name made of a nickname and digits. */
export function isNicknameHandle(value: string): boolean {
  const [, nickname] = WITH_DIGITS.exec(value) ?? []
  return nickname !== undefined && NICKNAMES.has(nickname)
}
