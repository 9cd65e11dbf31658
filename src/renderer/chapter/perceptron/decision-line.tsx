import { binaryInputs, decide } from '../../../engine/perceptron/perceptron';
import { Plot, linePath, type PlotScale } from '../plot';
import { goSide, lineThrough } from './half-plane';
import type { PerceptronModel } from './perceptron-model';
import './decision-line.css';

/** How far the plot goes around the square of the four cases. */
const range = [-0.4, 1.4] as const;

interface DecisionLineProps {
  model: PerceptronModel;
  /** What each corner should say; then x₃ is 0. Otherwise x₃ is that of the figure. */
  wanted?: (input: readonly number[]) => number;
  /** Shows why no line can part the corners. */
  isExplained?: boolean;
}

/** The line w·x + b = 0 over the first two inputs: on its one side the perceptron says 1, on the other 0. */
export function DecisionLine({ model, wanted, isExplained = false }: DecisionLineProps) {
  const [w1, w2, w3] = model.weights.value;
  const third = wanted ? 0 : model.input.value[2];
  const plane = { weights: [w1, w2], bias: model.bias.value + w3 * third };
  const corners = binaryInputs(2).map((input) => ({
    input,
    says: decide(plane, input),
    isRight: wanted === undefined || wanted(input) === decide(plane, input),
  }));
  const line = lineThrough(plane, range);
  const label =
    `Decision line for x₁ and x₂ with x₃ = ${third}. ` +
    corners.map(({ input, says }) => `${input.join(' ')} says ${says}`).join(', ') +
    (line === null ? '. The line is not in the picture.' : '.');
  return (
    <Plot
      label={isExplained ? `${label} The lines from 0 1 to 1 0 and from 0 0 to 1 1 cross.` : label}
      x={range}
      y={range}
      xTicks={[0, 1]}
      yTicks={[0, 1]}
      xName="x₁"
      yName="x₂"
      width={300}
      height={240}
    >
      {(scale) => (
        <>
          <path class="go-side" d={`${linePath(goSide(plane, range), scale)}Z`} />
          {line !== null && <path class="curve" d={linePath(line, scale)} />}
          {isExplained && <Diagonals scale={scale} />}
          {corners.map(({ input, says, isRight }) => (
            <Corner key={input.join()} input={input} says={says} isRight={isRight} scale={scale} />
          ))}
        </>
      )}
    </Plot>
  );
}

interface CornerProps {
  input: readonly number[];
  says: number;
  isRight: boolean;
  scale: PlotScale;
}

/** Filled for 1, empty for 0; crossed where it should be the other. */
function Corner({ input: [x1, x2], says, isRight, scale }: CornerProps) {
  const [x, y] = [scale.x(x1), scale.y(x2)];
  return (
    <g>
      <circle class={says === 1 ? 'corner is-on' : 'corner'} cx={x} cy={y} r={9} />
      <text class={says === 1 ? 'corner-text is-on' : 'corner-text'} x={x} y={y + 4} text-anchor="middle">
        {says}
      </text>
      {!isRight && <path class="corner-cross" d={`M${x + 11} ${y - 14}l7 7m0 -7l-7 7`} />}
    </g>
  );
}

/** Between the corners that should say 1, and between the others. */
const diagonals = [
  { class: 'diagonal', ends: [[0, 1], [1, 0]] }, // prettier-ignore
  { class: 'diagonal is-other', ends: [[0, 0], [1, 1]] }, // prettier-ignore
] as const;

function Diagonals({ scale }: { scale: PlotScale }) {
  return (
    <>
      {diagonals.map((each) => (
        <path key={each.class} class={each.class} d={linePath(each.ends, scale)} />
      ))}
    </>
  );
}
