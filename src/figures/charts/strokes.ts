import type { Stroke } from './curves';

/** The stroke of the run that the others are compared with. */
export const mainStroke: Stroke = { ink: 'main', dash: [], width: 2.2 };

/** The strokes of the other runs, the most different ones first. They are told apart by pattern and lightness. */
export const otherStrokes: readonly Stroke[] = [
  { ink: 'text', dash: [], width: 1.8 },
  { ink: 'second', dash: [7, 4], width: 1.8 },
  { ink: 'text', dash: [0.1, 4.5], width: 2.2 },
  { ink: 'second', dash: [], width: 1.8 },
  { ink: 'text', dash: [7, 4], width: 1.8 },
  { ink: 'second', dash: [0.1, 4.5], width: 2.4 },
  { ink: 'text', dash: [10, 4, 0.1, 4], width: 1.8 },
  { ink: 'second', dash: [16, 5], width: 1.8 },
];
