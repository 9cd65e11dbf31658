import { useApplication } from '../application-context';
import { ChapterIcon } from '../ui/icons';
import type { ChapterPage, ChapterTopic } from './chapter-page';
import './chapter-link.css';

/** Leads from elsewhere in the window to the page that explains this; nothing where no page does. */
export function ChapterLink({ topic }: { topic: ChapterTopic }) {
  const { chapter } = useApplication();
  const open = useOpenPage();
  const page = chapter.pageAbout(topic);
  if (page === undefined) return null;
  return (
    <button type="button" class="link chapter-link" onClick={() => open(page)}>
      Chapter: {page.title}
    </button>
  );
}

/** The same beside the label of a setting, where there is room for a mark alone. */
export function ChapterMark({ topic }: { topic: ChapterTopic }) {
  const { chapter } = useApplication();
  const open = useOpenPage();
  const page = chapter.pageAbout(topic);
  if (page === undefined) return null;
  const name = `Chapter: ${page.title}`;
  return (
    <button type="button" class="chapter-mark" aria-label={name} title={name} onClick={() => open(page)}>
      <ChapterIcon />
    </button>
  );
}

function useOpenPage(): (page: ChapterPage) => void {
  const { chapter, views } = useApplication();
  return (page) => {
    chapter.show(page);
    views.show('chapter');
  };
}
