import type { ComponentChildren } from 'preact';
import { VerdictMark } from './verdict-mark';
import './truth-table.css';

export interface TruthRow {
  input: readonly number[];
  /** Between inputs and verdict, as shown. */
  cells: readonly ComponentChildren[];
  /** Whether it is as wanted; absent: nothing is wanted. */
  isRight?: boolean;
}

interface TruthTableProps {
  caption: string;
  inputs: readonly string[];
  columns: readonly string[];
  rows: readonly TruthRow[];
  /** The case that the figure shows. */
  present?: readonly number[];
}

/** Every case of the inputs, and what is said of each; the case of the figure is marked. */
export function TruthTable({ caption, inputs, columns, rows, present }: TruthTableProps) {
  const hasVerdict = rows.some(({ isRight }) => isRight !== undefined);
  return (
    <table class="truth-table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {[...inputs, ...columns].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          {hasVerdict && (
            <th scope="col">
              <span class="visually-hidden">as wanted</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ input, cells, isRight }) => {
          const isPresent = input.join() === present?.join();
          return (
            <tr key={input.join()} aria-current={isPresent ? 'true' : undefined}>
              {input.map((value, index) => (
                <td key={index}>{value}</td>
              ))}
              {cells.map((cell, index) => (
                <td key={`cell ${index}`}>{cell}</td>
              ))}
              {hasVerdict && (
                <td>
                  <VerdictMark isRight={isRight === true} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
