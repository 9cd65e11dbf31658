import type { ChapterPage } from './chapter-page';
import { perceptronPage } from './perceptron/perceptron-page';
import { valleyPage } from './valley/valley-page';

/** All pages of the chapter, in their order; a page is listed here and known nowhere else. */
export const pages: readonly ChapterPage[] = [perceptronPage, valleyPage];
