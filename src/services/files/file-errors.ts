const reasons: Record<string, string> = {
  EACCES: 'permission is denied',
  EBUSY: 'another program is using it',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of its path is not a folder',
  EPERM: 'permission is denied',
  EROFS: 'the disk can only be read',
};

/** The system's code of a failed file operation, for example "ENOENT"; empty when it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Why a file operation failed, in words that end a sentence: "… : the disk is full". */
export function plainReason(error: unknown): string {
  return reasons[errorCode(error)] ?? (error instanceof Error ? error.message : String(error));
}
