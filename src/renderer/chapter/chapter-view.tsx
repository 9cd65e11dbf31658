import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { NextIcon, PreviousIcon } from '../ui/icons';
import { pages } from './pages';
import './chapter-view.css';

/** The page that is being read. */
export function ChapterView() {
  const { chapter, commands } = useApplication();
  const page = chapter.page.value;
  const number = chapter.index + 1;
  const view = useRef<HTMLDivElement>(null);
  // Later pages are noted where they are turned to: after the paint another one may have been.
  useEffect(() => chapter.show(chapter.page.peek()), [chapter]);
  useLayoutEffect(() => {
    view.current!.scrollTo(0, 0);
    // The button that led here may have gone: the Tab key continues from the page, not from the window's start.
    if (document.activeElement === document.body) view.current!.focus({ preventScroll: true });
  }, [page]);
  return (
    <div ref={view} class="view chapter-view" role="article" aria-labelledby="page-title" tabIndex={-1}>
      <header>
        <p class="soft">
          Page {number} of {pages.length} · the book’s section “{page.section}”
        </p>
        <h2 id="page-title" class="page-title">
          {page.title}
        </h2>
        <p class="page-text">{page.introduction}</p>
      </header>
      <div key={page.id} class="page-content">
        {chapter.opened.value.renderContent()}
      </div>
      <nav class="page-turns" aria-label="Pages">
        <Turn by={-1} />
        <button type="button" class="link" onClick={() => commands.execute(`view.${page.door.view}`)}>
          {page.door.label}
        </button>
        <Turn by={1} />
      </nav>
    </div>
  );
}

function Turn({ by }: { by: 1 | -1 }) {
  const { chapter } = useApplication();
  const neighbour = chapter.neighbour(by);
  if (neighbour === undefined) return <span />;
  return (
    <CommandButton
      id={by === 1 ? 'chapter.next' : 'chapter.previous'}
      name={`${by === 1 ? 'Next' : 'Previous'} page: ${neighbour.title}`}
    >
      {by === -1 && <PreviousIcon />}
      {neighbour.title}
      {by === 1 && <NextIcon />}
    </CommandButton>
  );
}
