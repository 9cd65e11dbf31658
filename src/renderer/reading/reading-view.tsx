import { OneDigit } from './one-digit';
import './reading-view.css';

/** What the network gets to see, and what that is like. */
export function ReadingView() {
  return (
    <div class="reading-view">
      <OneDigit />
    </div>
  );
}
