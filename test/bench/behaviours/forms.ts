import type { FieldPage } from '../drive/FieldPage.js';
import type { Behaviour } from './Behaviour.js';

export const forms: Behaviour[] = [
  {
    goal: 'FormData has the code, once, under its name',
    async isMet(scene) {
      const field = await scene.start('123456');
      return (await readFormData(field)) === 'code=123456';
    },
  },
  {
    goal: 'required: a partial code makes the form invalid, a full one valid',
    async isMet(scene) {
      const field = await scene.start('12', { settings: { required: true } });
      const isPartialValid = await checkForm(field);
      await field.click(scene.library.slots ? 2 : 0);
      await field.press('End');
      await field.type('3456');
      return !isPartialValid && (await checkForm(field)) && (await field.code()) === '123456';
    },
  },
  {
    goal: '`form.reset()` empties it',
    async isMet(scene) {
      const field = await scene.start('12');
      await field.page.evaluate(() => document.forms[0]?.reset());
      await field.settle();
      const isEmpty = (await field.code()) === '';
      await field.click();
      await field.type('9');
      return isEmpty && (await field.code()) === '9';
    },
  },
  {
    goal: 'the server’s form works with no JavaScript',
    async isMet(scene) {
      const field = await scene.load({ isServerRendered: true }, scene.contextWithoutScript);
      await field.page.locator(`#root ${scene.library.textboxes}`).first().click();
      await field.page.keyboard.type('123456');
      // Closed in the middle of a navigation, a page may take the browser with it. An invalid form goes nowhere.
      const loaded = field.page.waitForEvent('load', { timeout: 5_000 }).catch(() => undefined);
      await field.page.getByRole('button').click();
      await loaded;
      return new URL(field.page.url()).searchParams.getAll('code').join() === '123456';
    },
  },
];

function readFormData({ page }: FieldPage): Promise<string> {
  return page.evaluate(() =>
    [...new FormData(document.forms[0])].map((entry) => entry.join('=')).join('&'),
  );
}

function checkForm({ page }: FieldPage): Promise<boolean> {
  return page.evaluate(() => document.forms[0]?.checkValidity() ?? false);
}
