import { useEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { Button } from '../ui/button';
import { CheckIcon } from '../ui/icons';
import type { ChapterPage } from './chapter-page';
import { pages } from './pages';
import './chapter-list.css';

/** The pages with what has been done on each. */
export function ChapterList() {
  const { chapter } = useApplication();
  const { progress } = chapter;
  const all = pages.reduce((sum, { exercises }) => sum + exercises.length, 0);
  const solved = pages.reduce((sum, page) => sum + solvedCount(progress.solvedOf(page.id), page), 0);
  const isUntouched = solved === 0 && pages.every(({ id }) => !hasAnswers(id));
  function hasAnswers(id: string): boolean {
    return Object.keys(progress.value.value.pages[id]?.answers ?? {}).length > 0;
  }
  return (
    <aside class="panel chapter-list" aria-label="Pages of the chapter" data-region tabIndex={-1}>
      <h2>Chapter 1, idea by idea</h2>
      <ol>
        {pages.map((page, index) => (
          <PageItem key={page.id} page={page} number={index + 1} />
        ))}
      </ol>
      <div class="chapter-sum">
        <p class="between soft">
          <span id="exercises-solved">Exercises</span>
          <span>
            {solved} of {all} solved
          </span>
        </p>
        <progress class="bar" aria-labelledby="exercises-solved" value={solved} max={all} />
        <Button class="quiet-button" isDisabled={isUntouched} onClick={() => chapter.reset()}>
          Reset progress
        </Button>
        <button
          type="button"
          class="quiet-button"
          title="The progress here and the runs that are ticked in Runs, as one file"
          onClick={() => void chapter.classPack.save()}
        >
          Save as Class Pack…
        </button>
        <button
          type="button"
          class="quiet-button"
          title="Experiments from a teacher, or what a student has done"
          onClick={() => void chapter.classPack.open()}
        >
          Open a Class Pack…
        </button>
      </div>
    </aside>
  );
}

function PageItem({ page, number }: { page: ChapterPage; number: number }) {
  const { chapter } = useApplication();
  const { id, title, subtitle, exercises } = page;
  const isShown = chapter.page.value === page;
  const isVisited = chapter.progress.isVisited(id);
  const solved = solvedCount(chapter.progress.solvedOf(id), page);
  const isDone = solved === exercises.length;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isShown) item.current!.scrollIntoView({ block: 'nearest' });
  }, [isShown]);
  return (
    <li ref={item}>
      <button
        type="button"
        class="page-item"
        aria-current={isShown ? 'page' : undefined}
        onClick={() => chapter.show(page)}
      >
        <span class="soft">{number}</span>
        <span>
          {title}
          <small>{subtitle}</small>
        </span>
        {isVisited && (
          <span class="page-mark">
            <span class="visually-hidden">, visited, exercises solved: </span>
            {isDone ? <CheckIcon /> : null}
            <span class={isDone ? 'visually-hidden' : undefined}>
              {solved}/{exercises.length}
            </span>
          </span>
        )}
      </button>
    </li>
  );
}

/** How many of the exercises that the page has today have been solved. */
function solvedCount(solved: readonly string[], { exercises }: ChapterPage): number {
  return exercises.filter((name) => solved.includes(name)).length;
}
