import { expect, test } from 'vitest';
import { columns } from '../../src-renderer/features/client-grid/columns';
import { foundElsewhere, searchedWords, stretchesOf } from '../../src-renderer/features/client-grid/marks';
import { office, rowWith } from './stage/office';

const marked = (text: string, typed: string) =>
  stretchesOf(text, searchedWords(typed))
    .map((stretch) => (stretch.marked ? `[${stretch.text}]` : stretch.text))
    .join('');

test('what was searched is marked as it is written, accents and capitals and all', () => {
  expect(marked('José Muñoz', 'munoz jo')).toBe('[Jo]sé [Muñoz]');
  expect(marked('Ñandú', 'ñan')).toBe('[Ñan]dú');
});

test('a number is marked over its dots, dashes and spaces', () => {
  expect(marked('28.114.902', '28114')).toBe('[28.114].902');
  expect(marked('0260 443-5733', '4435')).toBe('0260 [443-5]733');
  expect(marked('28.114.902', '28.114')).toBe('[28.114].902');
});

test('a name is marked over its apostrophe, typed with another one or with none', () => {
  expect(marked("Bernardo O'Higgins", 'ohiggins')).toBe("Bernardo [O'Higgins]");
  expect(marked('Luz D’Ángelo', "d'angelo")).toBe('Luz [D’Ángelo]');
  expect(marked('Ohiggins Eva', "o'higgins")).toBe('[Ohiggins] Eva');
  expect(marked("O'Higgins 5 (fondo)", '(fondo)')).toBe("O'Higgins 5 [(fondo)]");
  expect(marked("D'Angelo a-b\\c/d", 'a-b\\c/d')).toBe("D'Angelo [a-b\\c/d]");
});

test('what is not there marks nothing, and nothing is lost', () => {
  expect(marked('Ana', 'munoz')).toBe('Ana');
  expect(marked('', 'munoz')).toBe('');
});

test('a row says which MAC or user name of its contracts was found, and nothing where a column in sight does', () => {
  const row = { ...rowWith(1), name: 'Ana', contractText: '10.49.233.20\ne48d8c0403c5\nana.casa' };
  const shown = columns.filter(({ id }) => id === 'name');
  const why = (typed: string) => foundElsewhere(row, shown, office, searchedWords(typed));
  expect(why('e48d.8c04')).toBe('E4:8D:8C:04:03:C5');
  expect(why('8C:04:03')).toBe('E4:8D:8C:04:03:C5');
  expect(why('e48d_8c_04')).toBe('E4:8D:8C:04:03:C5');
  expect(why('49,233')).toBe('10.49.233.20');
  expect(why('ana.ca')).toBe('ana.casa');
  expect(why('ana 49.233')).toBe('10.49.233.20');
  expect(why('ana')).toBe(null);
});
