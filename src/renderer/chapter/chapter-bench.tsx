import { useApplication } from '../application-context';
import './chapter-bench.css';

/** What the page's figure is made of, to be changed. */
export function ChapterBench() {
  const { chapter } = useApplication();
  return (
    <aside class="panel chapter-bench" aria-label="On the bench" data-region tabIndex={-1}>
      <h2>On the bench</h2>
      <div key={chapter.page.value.id} class="bench-content">
        {chapter.opened.value.renderBench()}
      </div>
    </aside>
  );
}
