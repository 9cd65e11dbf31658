import type { Answer, Question } from '../shared/messages';
import { element, shadowHost } from './shadow-host';

const styles = `
  dialog { width: 30rem; padding: 1.25rem; border: 1px solid GrayText; border-radius: 10px; background: Canvas; }
  dialog::backdrop { background: rgb(0 0 0 / 40%); }
  h1 { margin: 0; font-size: 1rem; }
  p { margin: 0.5rem 0 0; white-space: pre-line; }
  label { display: block; margin-top: 1rem; }
  input { box-sizing: border-box; width: 100%; margin-top: 0.25rem; padding: 0.35rem; }
  footer { display: flex; justify-content: flex-end; gap: 0.5rem; margin-top: 1.25rem; }
  button { padding: 0.3rem 0.9rem; }
`;

/** Asks the person with a modal dialog in the page; Escape is the cancel button. */
export function ask(question: Question): Promise<Answer> {
  const { host, root } = shadowHost(styles);
  const input = element('input', { autofocus: true, value: question.field?.text ?? '', spellcheck: false });
  const buttons = question.buttons.map((label, index) =>
    element('button', {
      textContent: label,
      value: String(index),
      autofocus: !question.field && index === question.defaultButton,
    }),
  );
  const form = element(
    'form',
    { method: 'dialog' },
    element('h1', { textContent: question.message }),
    element('p', { textContent: question.detail }),
    ...(question.field ? [element('label', { textContent: question.field.label }, input)] : []),
    element('footer', {}, ...buttons),
  );
  const dialog = element('dialog', { returnValue: '' }, form);
  // Enter in the field means the default button, which need not be the first.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    dialog.close(String(question.defaultButton));
  });
  // The page's own shortcuts rest meanwhile.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  root.append(dialog);
  dialog.showModal();
  if (question.field) input.select();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      host.remove();
      const button = dialog.returnValue === '' ? question.cancelButton : Number(dialog.returnValue);
      resolve({ button, text: input.value });
    });
  });
}
