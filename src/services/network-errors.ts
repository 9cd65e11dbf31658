import { errorCode } from './files/file-errors';

/** Why a server did not answer, as the end of a sentence that starts with its name; fetch wraps the cause. */
export function networkReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = errorCode(cause);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'could not be found';
  if (code === 'ECONNREFUSED') return 'refused the connection';
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') return 'closed the connection';
  return `could not be reached (${cause instanceof Error ? cause.message : String(cause)})`;
}
