/** A text output; a terminal shows progress, a file or a pipe does not. */
export interface TextOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}
