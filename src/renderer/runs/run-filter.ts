import type { NumberName } from '../../contract/hyperparameter-fields';
import { hyperparameterChoices } from '../../contract/hyperparameter-fields';
import { runStates } from '../../contract/run';
import { formatHiddenLayers, layerShapes } from '../../contract/hidden-layers';
import type { RunSummary } from '../../contract/run';
import { describeRun } from '../run/run-text';
import { endedEarlyWord, openedWord, stateWords, votingWord } from '../run/state-text';
import { testOf, validationOf } from './run-figures';
import { elsewhereWord, stateWord } from './run-row-text';

/** A comparison in a condition; ":" is "contains" for text and "=" for numbers. */
export const operators = ['=', '!=', '>', '>=', '<', '<=', ':'] as const;
export type Operator = (typeof operators)[number];

interface NumberField {
  kind: 'number';
  label: string;
  valueOf: (run: RunSummary) => number | undefined;
  /** Numbers are equal when they are nearer than this; figures are rounded on screen. */
  tolerance?: number;
}

interface TextField {
  kind: 'text';
  label: string;
  /** All of these count. */
  textsOf: (run: RunSummary) => readonly string[];
  /** Where there are only a few: each of its values, which may be written in more than one way. */
  values?: readonly (readonly [string, ...string[]])[];
}

export type FilterField = NumberField | TextField;

const percentOf = (fraction: number | undefined) => (fraction === undefined ? undefined : 100 * fraction);

const figure = (label: string, of: (run: RunSummary) => number | undefined): NumberField => ({
  kind: 'number',
  label,
  valueOf: (run) => percentOf(of(run)),
  tolerance: 0.005,
});

const setting = (label: string, name: NumberName): NumberField => ({
  kind: 'number',
  label,
  valueOf: ({ hyperparameters }) => hyperparameters[name],
});

const choice = (label: string, name: keyof typeof hyperparameterChoices): TextField => ({
  kind: 'text',
  label,
  textsOf: ({ hyperparameters }) => [
    (hyperparameterChoices[name].options as Record<string, string>)[hyperparameters[name]],
    hyperparameters[name],
  ],
  values: Object.entries(hyperparameterChoices[name].options),
});

/** What a condition can be about, by the name typed in the search box. */
export const filterFields = {
  name: { kind: 'text', label: 'Name', textsOf: ({ name }) => [name] },
  note: { kind: 'text', label: 'Note', textsOf: ({ note }) => [note] },
  state: {
    kind: 'text',
    label: 'State',
    textsOf: (run) => [stateWord(run), run.state],
    values: [
      ...runStates.map((state) => [stateWords[state], state] as const),
      ...[[endedEarlyWord] as const, [openedWord] as const, [votingWord] as const, [elsewhereWord] as const],
    ],
  },
  test: figure('Test %, best epoch', ({ best, evaluated }) => testOf(best ?? evaluated)),
  validation: figure('Validation %, best epoch', ({ best, evaluated }) => validationOf(best ?? evaluated)),
  'last-test': figure('Test %, last epoch', ({ last, evaluated }) => testOf(last ?? evaluated)),
  'last-validation': figure('Validation %, last epoch', ({ last, evaluated }) =>
    validationOf(last ?? evaluated),
  ),
  time: { kind: 'number', label: 'Time in seconds', valueOf: ({ seconds }) => seconds, tolerance: 0.05 },
  size: { kind: 'number', label: 'Size in MB', valueOf: ({ bytes }) => bytes / 1e6, tolerance: 0.05 },
  hidden: {
    kind: 'number',
    label: 'Hidden neurons',
    valueOf: ({ hyperparameters }) =>
      layerShapes(hyperparameters.hiddenLayers)
        .slice(0, -1)
        .reduce((sum, { outputs }) => sum + outputs, 0),
  },
  layers: {
    kind: 'number',
    label: 'Hidden layers',
    valueOf: ({ hyperparameters }) => hyperparameters.hiddenLayers.length,
  },
  eta: setting('Learning rate η', 'learningRate'),
  batch: setting('Mini-batch size', 'miniBatchSize'),
  epochs: setting('Epochs', 'epochs'),
  images: setting('Training images', 'trainingImages'),
  seed: setting('Seed', 'seed'),
  cost: choice('Cost function', 'cost'),
  activation: choice('Hidden neurons’ activation', 'hiddenActivation'),
  output: choice('Output neurons', 'outputActivation'),
  weights: choice('New weights', 'initialWeights'),
  schedule: choice('Schedule of η', 'schedule'),
  l2: setting('L2 λ', 'l2'),
  l1: setting('L1 λ', 'l1'),
  dropout: setting('Dropout', 'dropout'),
  momentum: setting('Momentum μ', 'momentum'),
  patience: setting('Patience', 'patience'),
  stopping: setting('Early stopping', 'earlyStopping'),
  shift: setting('Shift', 'shift'),
  rotation: setting('Rotation', 'rotation'),
  scaling: setting('Scaling', 'scaling'),
  shear: setting('Shear', 'shear'),
  elastic: setting('Elastic distortion', 'elastic'),
  strokes: setting('Added stroke digits', 'strokeDigits'),
  data: { kind: 'text', label: 'Data set', textsOf: ({ data }) => [data?.name ?? ''] },
} as const satisfies Record<string, FilterField>;

export type FilterName = keyof typeof filterFields;

/** Mostly a word of its own; the form has a button for it. */
const starred: TextField = {
  kind: 'text',
  label: 'Starred',
  textsOf: ({ isStarred }) => [isStarred ? 'yes' : 'no'],
  values: [['yes'], ['no']],
};

/** Other names of fields. */
const aliases: Readonly<Record<string, FilterName>> = {
  η: 'eta',
  rate: 'eta',
  val: 'validation',
  'mini-batch': 'batch',
  seconds: 'time',
  neurons: 'hidden',
  λ: 'l2',
  momentum: 'momentum',
  epoch: 'epochs',
  seeds: 'seed',
};

type Test = (run: RunSummary) => boolean;

/** What the text in the search box means. */
export interface RunFilter {
  /** Whether a run stays in the list. */
  matches: Test;
  /** Whether the list is narrowed at all. */
  isOn: boolean;
  /** What is wrong with the text, in a sentence; null: nothing. The rest of the text still counts. */
  problem: string | null;
}

const token =
  /(?<not>-?)(?:(?<field>[\p{L}][\p{L}\p{N}-]*)\s*(?<operator><=|>=|!=|=|<|>|:)\s*(?<value>"[^"]*"?|[^\s"]\S*)?|"(?<phrase>[^"]*)"?|(?<word>\S+))/gu;

/**
 * Reads the text of the search box: words and "phrases" that name, note, settings or state must contain, conditions such
 * as `eta>1`, `hidden=100,30`, `test >= 95`, `state:stopped`, and `starred`; "-" in front turns each around. A run must
 * meet all of them: there is no "or". A condition without its value yet is left out.
 */
export function readFilter(text: string): RunFilter {
  const tests: Test[] = [];
  let problem: string | null = null;
  const tokens = [...text.matchAll(token)];
  for (const [index, { groups = {} }] of tokens.entries()) {
    const isBetween = index > 0 && index < tokens.length - 1;
    const isOr = isBetween && groups.word?.toLowerCase() === 'or';
    const read = isOr ? 'There is no “or”: a run must meet every condition.' : readToken(groups);
    if (typeof read === 'string') problem ??= read;
    else if (read !== null) tests.push(groups.not === '-' ? (run) => !read(run) : read);
  }
  return { matches: (run) => tests.every((test) => test(run)), isOn: tests.length > 0, problem };
}

type Groups = Readonly<Record<string, string | undefined>>;

/** A test, a sentence about what is wrong, or null where there is nothing to test yet. */
function readToken({ field, operator, value, phrase, word }: Groups): Test | string | null {
  if (field === undefined) return containsTest(phrase ?? word ?? '');
  const name = field.toLowerCase();
  const wanted = value?.replaceAll('"', '').trim().toLowerCase() ?? '';
  const found = fieldCalled(name);
  if (found === undefined) {
    return `There is no column “${field}”. Columns: ${Object.keys(filterFields).join(', ')}, starred.`;
  }
  if (wanted === '') return null;
  return conditionTest(found, operator as Operator, wanted);
}

function fieldCalled(name: string): FilterField | undefined {
  if (name === 'starred') return starred;
  if (Object.hasOwn(filterFields, name)) return filterFields[name as FilterName];
  return Object.hasOwn(aliases, name) ? filterFields[aliases[name]] : undefined;
}

function containsTest(phrase: string): Test | null {
  const wanted = phrase.toLowerCase();
  if (wanted === '' || wanted === '-') return null;
  if (wanted === 'starred') return ({ isStarred }) => isStarred;
  return (run) => searchedText(run).includes(wanted);
}

function conditionTest(field: FilterField, operator: Operator, wanted: string): Test | string {
  if (field === filterFields.hidden && (wanted === 'none' || wanted.includes(',')))
    return hiddenTest(operator, wanted);
  if (field.kind === 'text') {
    if (!['=', '!=', ':'].includes(operator)) return `“${field.label}” is text: use : or =.`;
    return textTest(field, operator, wanted);
  }
  const numeral = wanted.replace(/%$/, '').replace(thousands, (whole) => whole.replaceAll(',', ''));
  if (/^[\d.,+-]+$/.test(numeral) && numeral.includes(',')) {
    return `“${field.label}” needs one number; “${wanted}” has a comma. Write decimals with a point, as in 95.5.`;
  }
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(numeral)) return `“${field.label}” needs a number.`;
  return numberTest(field, operator, Number(numeral));
}

/** A whole number in groups of three digits, and decimals if any. */
const thousands = /^[+-]?\d{1,3}(,\d{3})+(?=\.\d*$|$)/;

function textTest({ label, textsOf, values }: TextField, operator: Operator, wanted: string): Test | string {
  const isWanted = (text: string) =>
    operator === ':' ? text.toLowerCase().includes(wanted) : text.toLowerCase() === wanted;
  if (values && !values.flat().some(isWanted)) {
    const written = values.map(([value]) => (/\s/.test(value) ? `"${value}"` : value).toLowerCase());
    return `“${label}” is one of: ${written.join(', ')}.`;
  }
  return (run) => textsOf(run).some(isWanted) === (operator !== '!=');
}

const comparisons: Record<Operator, (value: number, wanted: number, tolerance: number) => boolean> = {
  '=': isNear,
  ':': isNear,
  '!=': (value, wanted, tolerance) => !isNear(value, wanted, tolerance),
  '>': (value, wanted) => value > wanted,
  '>=': (value, wanted) => value >= wanted,
  '<': (value, wanted) => value < wanted,
  '<=': (value, wanted) => value <= wanted,
};

function isNear(value: number, wanted: number, tolerance: number): boolean {
  return Math.abs(value - wanted) <= tolerance;
}

function numberTest({ valueOf, tolerance = 0 }: NumberField, operator: Operator, wanted: number): Test {
  return (run) => {
    const value = valueOf(run);
    return value !== undefined && comparisons[operator](value, wanted, tolerance);
  };
}

/** Several layers, or none, are compared as a list. */
function hiddenTest(operator: Operator, wanted: string): Test | string {
  if (!['=', '!=', ':'].includes(operator)) return 'Several hidden layers can only be compared with =.';
  const list = wanted === 'none' ? '' : wanted.replaceAll(' ', '');
  return ({ hyperparameters }) => (hyperparameters.hiddenLayers.join(',') === list) === (operator !== '!=');
}

const searched = new WeakMap<RunSummary, string>();

/** Everything that a word is looked for in, in lower case. */
function searchedText(run: RunSummary): string {
  const known = searched.get(run);
  if (known !== undefined) return known;
  const { name, note, data, hyperparameters } = run;
  const hidden = `${formatHiddenLayers(hyperparameters.hiddenLayers)} hidden`;
  const text = [name, note, describeRun(run), hidden, data?.name, stateWord(run)].join('\n').toLowerCase();
  searched.set(run, text);
  return text;
}

/** A condition as text for the search box; a value with spaces is put in quotation marks. */
export function conditionText(name: FilterName, operator: Operator, value: string): string {
  const quoted = /\s/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
  return `${name}${operator}${quoted}`;
}
