import type { ComponentChildren } from 'preact';

/** A formula within a line of text, as MathML. */
export function Formula({ children }: { children: ComponentChildren }) {
  return <math class="formula">{children}</math>;
}

/** For example w₁. */
export function Sub({ of, index }: { of: string; index: string | number }) {
  return (
    <msub>
      <mi>{of}</mi>
      {typeof index === 'number' ? <mn>{index}</mn> : <mi>{index}</mi>}
    </msub>
  );
}

/** w·x + b. */
export function WeightedInput() {
  return (
    <mrow>
      <mi>w</mi>
      <mo>·</mo>
      <mi>x</mi>
      <mo>+</mo>
      <mi>b</mi>
    </mrow>
  );
}
