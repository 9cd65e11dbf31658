/** A fingertip is narrower than this, in CSS pixels. */
const widestFinger = 60;
/** For this long after a pen was used, touches count as a resting hand. */
const penMemoryMs = 700;

/** The part of a pointer event that distinguishes a finger from the palm. */
export type Contact = Pick<PointerEvent, 'pointerType' | 'width' | 'height' | 'timeStamp'>;

/** Distinguishes a hand resting on the pad from one that draws; while a pen is in use, fingers do not draw. */
export class PalmGuard {
  #penSeenAt = -Infinity;

  /** Must be called when a pointer moves or hovers over the pad. */
  notice({ pointerType, timeStamp }: Contact): void {
    if (pointerType === 'pen') this.#penSeenAt = timeStamp;
  }

  /** Whether a new contact is a resting hand and should not draw. */
  isPalm(contact: Contact): boolean {
    this.notice(contact);
    if (contact.pointerType !== 'touch') return false;
    const isBroad = Math.max(contact.width, contact.height) > widestFinger;
    return isBroad || contact.timeStamp - this.#penSeenAt < penMemoryMs;
  }
}
