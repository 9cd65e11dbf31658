import { describe, expect, it } from 'vitest';
import { ViewsModel, viewIds } from '../../../src/renderer/ui/views-model';

describe('ViewsModel', () => {
  it('begins with training', () => {
    expect(new ViewsModel().shown.value).toBe('training');
    expect(viewIds[0]).toBe('training');
  });

  it('moves through all views and comes round again', () => {
    const views = new ViewsModel();
    const seen = viewIds.map(() => {
      views.move(1);
      return views.shown.value;
    });
    expect(new Set(seen)).toEqual(new Set(viewIds));
    expect(views.shown.value).toBe('training');
    views.move(-1);
    expect(views.shown.value).toBe(viewIds.at(-1));
  });
});
