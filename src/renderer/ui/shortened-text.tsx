import { splitEnd } from './shorten';
import './shortened-text.css';

interface ShortenedTextProps {
  text: string;
  class?: string;
  /** Of the tooltip, where it says more than the text. */
  title?: string;
}

/** One line, shortened before its end where there is no room: names of runs often differ in their last part only. */
export function ShortenedText({ text, class: className = '', title = text }: ShortenedTextProps) {
  const [beginning, end] = splitEnd(text);
  return (
    <span class={`shortened ${className}`} title={title}>
      <span>{beginning}</span>
      {end !== '' && <span class="shortened-end">{end}</span>}
    </span>
  );
}
