const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as text of 64 characters (RFC 4648, section 4), with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const word = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const group = [18, 12, 6, 0].map((shift) => digits[(word >> shift) & 63]).join('');
    groups.push(left >= 3 ? group : `${group.slice(0, left + 1)}${'='.repeat(3 - left)}`);
  }
  return groups.join('');
}
