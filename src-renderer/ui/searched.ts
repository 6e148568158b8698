import type { OptionsFilter } from '@mantine/core';
import { fold } from '../../src-main/contract/values/text';

/** What is typed finds an entry by a part of its name, without accents or case. */
const byFolded: OptionsFilter = ({ options, search }) => {
  const wanted = fold(search.trim());
  return options.filter((option) => 'label' in option && fold(option.label).includes(wanted));
};

/**
 * What a list is given in which a clerk finds an entry by typing: the first one found is what Enter takes.
 * Said for the moment of opening too, since the library else forgets a moment after the first key which entry it
 * shows as chosen, and an Enter that comes then is lost.
 */
export const SEARCHED = {
  searchable: true,
  selectFirstOptionOnChange: true,
  selectFirstOptionOnDropdownOpen: true,
  filter: byFolded,
} as const;
