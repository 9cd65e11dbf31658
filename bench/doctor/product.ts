/** What the bench of the doctor trains and examines. */
export { sentenceOf } from '../../src/contract/diagnosis';
export { presets } from '../../src/contract/presets';
export { DataLibrary } from '../../src/services/data/data-library';
export {
  accuracyOf,
  Clinic,
  mislabelled,
  validationAccuracyOf,
} from '../../test/engine/inspection/trained-run';
