import { address } from './recognizers/address.ts'
import { balance } from './recognizers/balance.ts'
import { bankAccount } from './recognizers/bank-account.ts'
import { card } from './recognizers/card.ts'
import { columnKin } from './recognizers/column-kin.ts'
import { dateOfBirth } from './recognizers/date-of-birth.ts'
import { email } from './recognizers/email.ts'
import { handle } from './recognizers/handle.ts'
import { host } from './recognizers/host.ts'
import { ip } from './recognizers/ip.ts'
import { jwt } from './recognizers/jwt.ts'
import { keyPrefixes } from './recognizers/key-prefixes.ts'
import { known } from './recognizers/known.ts'
import { labelValue } from './recognizers/label-value.ts'
import { nationalId } from './recognizers/national-id.ts'
import { person } from './recognizers/person.ts'
import { personAgain } from './recognizers/person-again.ts'
import { phone } from './recognizers/phone.ts'
import { privateKey } from './recognizers/private-key.ts'
import type { TextRecognizer } from './recognizers/recognizer.ts'
import { recoveryCodes } from './recognizers/recovery-codes.ts'
import { secretValue } from './recognizers/secret-value.ts'
import { urlCredentials } from './recognizers/url-credentials.ts'
import { username } from './recognizers/username.ts'

/** Recognizers over text, in the order they run: each may use what the ones before it found. */
export const TEXT_RECOGNIZERS: readonly TextRecognizer[] = [
  ...[email, phone, card, bankAccount, ip, nationalId, dateOfBirth],
  ...[jwt, keyPrefixes, privateKey, urlCredentials, secretValue, recoveryCodes, host],
  ...[username, address, known, person, personAgain, handle, labelValue, columnKin, balance],
]

/** Those that also search wrapped lines as one text: none that judges by the place on the page. */
export const WRAPPED_RECOGNIZERS: readonly TextRecognizer[] = [
  ...[email, phone, card, bankAccount, ip, nationalId, dateOfBirth],
  ...[jwt, keyPrefixes, urlCredentials, secretValue, address, person],
]
