import { digits } from '../figures';

/** How many images of each digit were read as which: rows by digit, darker the more of its row. */
export function ConfusionTable({ confusion, name }: { confusion: number[][]; name: string }) {
  return (
    <table class="confusion-table">
      <caption>Test images by digit (rows) and by what they were read as (columns)</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{name}: digit</span>
          </th>
          {digits.map((answer) => (
            <th key={answer} scope="col">
              {answer}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {confusion.map((row, digit) => {
          const all = Math.max(
            1,
            row.reduce((sum, count) => sum + count, 0),
          );
          return (
            <tr key={digit}>
              <th scope="row">{digit}</th>
              {row.map((count, answer) => (
                <td
                  key={answer}
                  class={answer === digit ? 'is-right' : undefined}
                  style={{ '--strength': Math.sqrt(count / all).toFixed(3) }}
                >
                  {count === 0 ? '·' : count}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
