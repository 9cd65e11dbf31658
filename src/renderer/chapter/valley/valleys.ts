import type { DescentRules } from '../../../engine/descent/descend';
import { landscapes, type LandscapeName } from '../../../engine/descent/landscape';
import { inSteps } from '../figures';

/** What the pictures show of each variable; a ball beyond it is out. */
export const box = [
  [-2.5, 2.5],
  [-1.75, 1.75],
] as const;
/** The axis of the cost, with room for a ball at 0. */
export const costRange = [-0.3, 6.5] as const;
export const costTicks = [0, 2, 4, 6];
export const mostSteps = 400;

export const learningRates = inSteps(0.01, 1.2, 0.01);
export const momenta = inSteps(0, 0.95, 0.05);
/** Where a ball can be placed, for each variable. */
export const startValues = [inSteps(-2.4, 2.4, 0.1), inSteps(-1.7, 1.7, 0.1)] as const;

/** How the ball moves with a learning rate that suits the landscape, and with others. */
export const settingNames = {
  small: 'η too small',
  right: 'η right',
  large: 'η too large',
  momentum: 'Momentum',
};
export type SettingName = keyof typeof settingNames;

interface Valley {
  name: string;
  start: readonly number[];
  /** The position of its lowest cost; of two, one. */
  bottom: readonly number[];
  settings: Record<SettingName, DescentRules>;
}

const settings = (small: number, right: number, large: number, momentum = 0.9): Valley['settings'] => ({
  small: { learningRate: small, momentum: 0 },
  right: { learningRate: right, momentum: 0 },
  large: { learningRate: large, momentum: 0 },
  momentum: { learningRate: small, momentum },
});

export const valleys: Record<LandscapeName, Valley> = {
  curve: { name: 'Parabola', start: [-1.5], bottom: [0], settings: settings(0.05, 0.4, 1.05, 0.5) },
  'curve-with-two-valleys': {
    name: 'Two valleys, one variable',
    start: [1.9],
    bottom: [-1.5],
    settings: settings(0.05, 0.25, 0.6),
  },
  bowl: { name: 'Bowl', start: [-1.8, 1.2], bottom: [0, 0], settings: settings(0.05, 0.4, 1.05, 0.5) },
  ravine: { name: 'Ravine', start: [-2, 0.8], bottom: [0, 0], settings: settings(0.1, 0.44, 0.53, 0.5) },
  saddle: { name: 'Saddle', start: [-1.8, 0.1], bottom: [0, 1], settings: settings(0.05, 0.5, 1.1, 0.5) },
  'two-valleys': {
    name: 'Two valleys',
    start: [1.9, 1.2],
    bottom: [-1.5, 0],
    settings: settings(0.05, 0.25, 0.6),
  },
};

const names = Object.keys(landscapes) as LandscapeName[];
export const valleyGroups = [
  { label: 'A curve: one variable', names: names.filter((name) => landscapes[name].length === 1) },
  { label: 'A surface: two variables', names: names.filter((name) => landscapes[name].length === 2) },
];
