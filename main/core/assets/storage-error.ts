import { DeskError } from '../../../contract/errors.ts'

/** What storages answer, in words a person can act on. Keys are S3 error codes and names of network failures. */
const REASONS: Readonly<Record<string, string>> = {
  NoSuchBucket: 'the bucket does not exist',
  NotFound: 'the bucket or the file does not exist',
  NoSuchKey: 'the file is not there',
  NoSuchUpload: 'the upload was given up by the storage',
  AccessDenied: 'the key may not do this, or the bucket is read-only',
  Forbidden: 'the key may not do this, or the bucket is read-only',
  InvalidAccessKeyId: 'the access key is not known',
  SignatureDoesNotMatch: 'the secret key is wrong, or the clock is off',
  RequestTimeTooSkewed: 'the clock is off by more than 15 minutes',
  ExpiredToken: 'the credentials have expired',
  BadDigest: 'the file arrived with another checksum',
  XAmzContentSHA256Mismatch: 'the file arrived with another checksum',
  InvalidDigest: 'the file arrived with another checksum',
  QuotaExceeded: 'the bucket is full',
  XMinioStorageFull: 'the bucket is full',
  InsufficientStorage: 'the bucket is full',
  EntityTooLarge: 'the file is larger than the storage takes',
  PermanentRedirect: 'the bucket is in another region',
  AuthorizationHeaderMalformed: 'the bucket is in another region',
  PreconditionFailed: 'a file is there already',
  SlowDown: 'the storage is busy',
  ServiceUnavailable: 'the storage is busy',
  CredentialsProviderError: 'no credentials were found',
  ENOTFOUND: 'the address of the storage is not known',
  ECONNREFUSED: 'nothing answers at the address of the storage',
  ECONNRESET: 'the connection to the storage was cut',
  ETIMEDOUT: 'the storage does not answer',
  TimeoutError: 'the storage does not answer',
}
const BY_STATUS: Readonly<Record<number, string>> = {
  403: REASONS.AccessDenied,
  404: REASONS.NotFound,
  412: REASONS.PreconditionFailed,
  507: REASONS.QuotaExceeded,
}

interface S3Failure {
  readonly name?: string
  readonly code?: string
  readonly Code?: string
  readonly $metadata?: { readonly httpStatusCode?: number }
}

/** The S3 error code, if the failure has one: never its message, which may repeat keys. */
export function storageCode(error: unknown): string {
  const { name, code, Code } = (error ?? {}) as S3Failure
  return [Code, code, name].find(candidate => candidate !== undefined && candidate in REASONS) ?? 'Unknown'
}

/** In plain words, what the storage or the network said. */
export function storageReason(error: unknown): string {
  if (error instanceof DeskError) return error.details[0] ?? error.message
  const status = (error as S3Failure | undefined)?.$metadata?.httpStatusCode
  return REASONS[storageCode(error)] ?? (status && BY_STATUS[status]) ?? 'the storage refused the request'
}

/** As an expected failure of the catalogue. */
export function storageError(error: unknown): DeskError {
  return error instanceof DeskError ? error : new DeskError('STORAGE', { details: [storageReason(error)] })
}
