/** Day before month, with the month as a word: nobody takes one for the other. */
const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** "29 Nov 2026, 14:05", in this computer's time zone. */
export function formatDate(date: string | number): string {
  return format.format(new Date(date));
}
