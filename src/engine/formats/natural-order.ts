/** Compares names as a person counts: “fc2” comes before “fc10”, and “dense” before “dense_1”. */
export function compareNaturally(one: string, other: string): number {
  const [parts, others] = [partsOf(one), partsOf(other)];
  for (let at = 0; at < Math.min(parts.length, others.length); at++) {
    const order = comparePart(parts[at], others[at]);
    if (order !== 0) return order;
  }
  return parts.length - others.length;
}

/** A name without its numbers and what joins them to it: “fc1” and “fc2” are of the same family. */
export function familyOf(name: string): string {
  return name.replace(/[._/-]?\d+/g, '');
}

function partsOf(name: string): string[] {
  return name.match(/\d+|\D+/g) ?? [];
}

function comparePart(one: string, other: string): number {
  const areNumbers = /^\d/.test(one) && /^\d/.test(other);
  const order = areNumbers ? Number(one) - Number(other) : 0;
  if (order !== 0) return order;
  return one < other ? -1 : Number(one > other);
}
