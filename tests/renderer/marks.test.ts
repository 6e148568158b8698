import { expect, test } from 'vitest';
import { searchedWords, stretchesOf } from '../../src-renderer/features/client-grid/marks';

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
