const reasons: Record<string, string> = {
  EACCES: 'permission is denied',
  EBUSY: 'another program is using it',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link, or its links form a loop',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of its path is not a folder',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  Z_BUF_ERROR: 'its compressed content ends too early',
  Z_DATA_ERROR: 'its compressed content is damaged',
  Z_NEED_DICT: 'its compressed content is damaged',
};

/** The system's error code of a failed file operation, for example "ENOENT"; empty when it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Why a file operation failed, as the end of a sentence: "… : the disk is full". */
export function plainReason(error: unknown): string {
  return reasons[errorCode(error)] ?? (error instanceof Error ? error.message : String(error));
}
