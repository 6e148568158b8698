import { spendTheDay } from '../support/clerks-day';
import { SPANISH } from '../support/clerks-words';
import { test } from '../support/office-window';

test.use({ demo: true });
test.setTimeout(400_000);

test('the twelve tasks of a day cost no more keys and clicks than they may', async ({ office }) => {
  await spendTheDay(office, SPANISH);
});
