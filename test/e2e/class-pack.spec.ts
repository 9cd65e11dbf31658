import { readFileSync, writeFileSync } from 'node:fs';
import { expectAccessible } from './accessibility';
import { ChapterPlace } from './chapter';
import { expect, test } from './harness';

test('a class pack goes out, and what it holds is trained and added elsewhere @packaging', async ({
  launchApp,
}, testInfo) => {
  const path = testInfo.outputPath('class-pack.json');
  const teacher = new ChapterPlace(await launchApp({ userDataFolder: testInfo.outputPath('teacher') }));
  await teacher.window.enter({ 'Hidden layers': '6', Seed: '5' });
  await teacher.window.train(1);
  await teacher.window.goTo('Runs');
  await teacher.page
    .getByRole('checkbox', { name: /^Compare/ })
    .first()
    .check();
  await teacher.open('Weigh evidence');
  await teacher.exercise(0).showAnswer();
  await teacher.exercise(0).check();
  await teacher.window.willSaveTo(path);
  await teacher.list.getByRole('button', { name: 'Save as Class Pack…' }).click();
  await expect(
    teacher.page.getByText('Saved as “class-pack.json”: the progress here, and 1 ticked run.'),
  ).toBeVisible();
  expect(readFileSync(path, 'utf8')).toContain('"inkling class pack"');
  await teacher.window.closeWindow();

  const student = new ChapterPlace(await launchApp({ userDataFolder: testInfo.outputPath('student') }));
  await student.window.goTo('Chapter');
  await student.window.willOpen(path);
  const open = student.list.getByRole('button', { name: 'Open a Class Pack…' });
  await open.press('Enter');
  const dialog = student.page.getByRole('dialog', { name: 'Class pack' });
  await expect(dialog.getByRole('row').filter({ hasText: 'Weigh evidence' })).toContainText('1 of 2');
  await expect(dialog).toContainText('6');
  await expectAccessible(student.page);
  await dialog.getByRole('button', { name: 'Add its progress to mine' }).click();
  await expect(student.list).toContainText('1 of');
  await open.click();
  await dialog.getByRole('button', { name: 'Train what is missing here (1)' }).press('Enter');
  await expect(student.page.getByText('Queued 1 run of the class pack; see Runs.')).toBeVisible();
  await open.click();
  await expect(dialog.getByRole('button', { name: 'Train what is missing here (0)' })).toBeVisible();
  await student.page.keyboard.press('Escape');

  writeFileSync(path, '{"format": "inkling class pack", "version": 9}');
  await open.click();
  await expect(
    student.page.getByText('“class-pack.json” comes from another version of Inkling.'),
  ).toBeVisible();
  await expect(dialog).toBeHidden();
});
