import type { ChapterPage } from './chapter-page';
import { backpropagationPage } from './backpropagation/backpropagation-page';
import { baselinesPage } from './baselines/baselines-page';
import { deeperPage } from './deeper/deeper-page';
import { miniBatchesPage } from './mini-batches/mini-batches-page';
import { nandPage } from './nand/nand-page';
import { perceptronPage } from './perceptron/perceptron-page';
import { sigmoidPage } from './sigmoid/sigmoid-page';
import { smallChangesPage } from './small-changes/small-changes-page';
import { tenOrFourPage } from './ten-or-four/ten-or-four-page';
import { trialCutsPage } from './trial-cuts/trial-cuts-page';
import { valleyPage } from './valley/valley-page';
import { whichEtaPage } from './which-eta/which-eta-page';

/** All pages of the chapter, in their order; a page is listed here and known nowhere else. */
export const pages: readonly ChapterPage[] = [
  perceptronPage,
  nandPage,
  sigmoidPage,
  smallChangesPage,
  tenOrFourPage,
  valleyPage,
  miniBatchesPage,
  backpropagationPage,
  baselinesPage,
  trialCutsPage,
  whichEtaPage,
  deeperPage,
];
