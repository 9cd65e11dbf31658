/** A fingertip covers less than this, in pixels of the page. */
const widestFinger = 60;
/** A hand that has just drawn with a pen is still about to rest on the pad. */
const penMemoryMs = 700;

/** The part of a pointer event that tells a finger from the ball of the hand. */
export type Contact = Pick<PointerEvent, 'pointerType' | 'width' | 'height' | 'timeStamp'>;

/** Tells a hand that only rests on the pad from one that draws: where a pen is in use, no finger draws. */
export class PalmGuard {
  #penSeenAt = -Infinity;

  /** A pointer moves, or hovers, over the pad. */
  notice({ pointerType, timeStamp }: Contact): void {
    if (pointerType === 'pen') this.#penSeenAt = timeStamp;
  }

  /** Whether the contact that begins is none that should draw. */
  isPalm(contact: Contact): boolean {
    this.notice(contact);
    if (contact.pointerType !== 'touch') return false;
    const isBroad = Math.max(contact.width, contact.height) > widestFinger;
    return isBroad || contact.timeStamp - this.#penSeenAt < penMemoryMs;
  }
}
