/** "+6.00", "−5.85", "0.00": with a sign, and a minus as wide as a plus. */
export function formatSigned(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (text === '0.00') return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}
