import type { TrialGroup, TrialLine } from '../../../engine/handwriting/segmentation/trial-cuts';
import { formatFigure } from '../figures';
import { scoreOf, type TrialCutsModel } from './trial-cuts-model';

/** Units of the figure in a pad height. */
const unit = 160;
const inkHeight = unit;
const lane = { height: 22, gap: 3 };
const topOfLanes = inkHeight + 8;
/** Of a bar with its digit alone, and for each character of its score. */
const room = { forDigit: 18, forCharacter: 7 };
const narrowest = 12;
/** Between two labels of cuts. */
const roomForLabel = 30;

/** The ink with all possible cuts, and beneath it a bar for each candidate digit; the best way is filled. */
export function CutsFigure({ model }: { model: TrialCutsModel }) {
  const line = model.line.value;
  const width = model.drawing.width * unit;
  if (line === null) return <p class="soft no-cuts">{emptyText(model)}</p>;
  const bars = layOut(line);
  const lanes = 1 + Math.max(...bars.map((bar) => bar.lane));
  const height = topOfLanes + lanes * (lane.height + lane.gap);
  return (
    <svg class="cuts-figure" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={describe(model, line)}>
      {line.pieces.map(({ points }, index) => (
        <polyline
          key={index}
          class={index % 2 === 0 ? 'piece' : 'piece is-odd'}
          points={points.map(([x, y]) => `${(x * unit).toFixed(1)},${(y * unit).toFixed(1)}`).join(' ')}
        />
      ))}
      {cutPlaces(line).map(({ x, index, hasLabel }) => (
        <g key={index} class={isCut(line, index) ? 'cut is-made' : 'cut'}>
          <path d={`M${x} 4V${inkHeight}`} />
          {hasLabel && (
            <text x={x} y={inkHeight + 2} text-anchor="middle">
              {formatScore(line.cuts[index])}
            </text>
          )}
        </g>
      ))}
      {bars.map((bar) => (
        <Bar key={`${bar.group.first} ${bar.group.end}`} model={model} line={line} bar={bar} />
      ))}
    </svg>
  );
}

interface LaidOut {
  group: TrialGroup;
  left: number;
  width: number;
  lane: number;
}

function Bar({ model, line, bar }: { model: TrialCutsModel; line: TrialLine; bar: LaidOut }) {
  const { group, left, width } = bar;
  const y = topOfLanes + bar.lane * (lane.height + lane.gap);
  const isOf = (groups: readonly { first: number; end: number }[]) =>
    groups.some(({ first, end }) => first === group.first && end === group.end);
  const kind = isOf(line.chosen.groups)
    ? ' is-best'
    : line.wanted && isOf(line.wanted.groups)
      ? ' is-meant'
      : '';
  const isShown = model.chosen.value === group;
  const score = formatScore(scoreOf(group));
  return (
    <g class={`candidate${kind}${isShown ? ' is-shown' : ''}`} onClick={() => model.choose(group)}>
      <rect x={left} y={y} width={width} height={lane.height} rx={4} />
      <text x={left + width / 2} y={y + 15} text-anchor="middle">
        <tspan class="candidate-digit">{group.digit ?? '?'}</tspan>
        {width >= room.forDigit + room.forCharacter * score.length && ` ${score}`}
      </text>
    </g>
  );
}

/** Gives each candidate a lane where it overlaps no other: the best way first, then those with the best scores. */
function layOut(line: TrialLine): LaidOut[] {
  const isBest = (group: TrialGroup) =>
    line.chosen.groups.some(({ first, end }) => first === group.first && end === group.end);
  const ends: { left: number; right: number }[][] = [];
  return [...line.groups]
    .sort((one, other) => Number(isBest(other)) - Number(isBest(one)) || scoreOf(other) - scoreOf(one))
    .map((group) => {
      const width = Math.max(narrowest, group.box.width * unit);
      const left = (group.box.left + group.box.width / 2) * unit - width / 2;
      const right = left + width;
      const isFree = (taken: { left: number; right: number }[]) =>
        taken.every((other) => right + 2 <= other.left || left >= other.right + 2);
      let index = ends.findIndex(isFree);
      if (index === -1) index = ends.push([]) - 1;
      ends[index].push({ left, right });
      return { group, left, width, lane: index };
    });
}

/** Between the ink before and after each possible cut; those that are made are labelled, and others where there is room. */
function cutPlaces(line: TrialLine): { x: number; index: number; hasLabel: boolean }[] {
  const sides = line.pieces.map(({ points }) => {
    const xs = points.map(([x]) => x);
    return { left: Math.min(...xs), right: Math.max(...xs) };
  });
  const places = sides.slice(1).map((_, offset) => {
    const index = offset + 1;
    const before = Math.max(...sides.slice(0, index).map(({ right }) => right));
    const after = Math.min(...sides.slice(index).map(({ left }) => left));
    return { x: ((before + after) / 2) * unit, index };
  });
  const labelled: number[] = [];
  const madeFirst = [...places].sort(
    (one, other) => Number(isCut(line, other.index)) - Number(isCut(line, one.index)),
  );
  for (const { x } of madeFirst) {
    if (labelled.every((other) => Math.abs(other - x) >= roomForLabel)) labelled.push(x);
  }
  return places.map((place) => ({ ...place, hasLabel: labelled.includes(place.x) }));
}

/** "−2.3"; "0" for what is nearly certain. */
function formatScore(score: number): string {
  return score > -0.005 ? '0' : formatFigure(score, 2);
}

function isCut({ chosen: { groups } }: TrialLine, index: number): boolean {
  return groups.some(({ first }) => first === index);
}

function emptyText(model: TrialCutsModel): string {
  if (model.network.value === null) return 'There is no network yet.';
  if (model.isTooMuch.value) return 'Too many strokes for one number.';
  return 'Write a number, and its candidates appear here.';
}

function describe(model: TrialCutsModel, { pieces, groups, chosen }: TrialLine): string {
  return (
    `${pieces.length} pieces, ${groups.length} candidates. Best: ${chosen.groups.length} digits, read as ` +
    `${model.text.value}, with the sum ${formatFigure(chosen.score, 3)}.`
  );
}
