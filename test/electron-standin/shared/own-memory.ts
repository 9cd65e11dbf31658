/**
 * Gives each typed array of a message memory of its own, in place. Node reads a whole message from its pipe into one
 * buffer and leaves the arrays in there; sent on, each of them would carry all of that buffer. Electron's own do not.
 */
export function withOwnMemory(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return value instanceof DataView ? value : (value as Uint8Array).slice();
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return value;
  const parts = value as Record<string, unknown>;
  for (const [key, part] of Object.entries(parts)) parts[key] = withOwnMemory(part);
  return value;
}
