/** What a check for a newer version has found. */
export interface UpdateCheck {
  /** The version that runs, such as "1.2.0". */
  current: string;
  /** The newest published version; null: none has been published yet. */
  newest: string | null;
  isNewer: boolean;
}
