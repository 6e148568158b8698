import type { OptionsFilter } from '@mantine/core';
import { fold } from '../../src-main/contract/values/text';

/** What is typed finds an entry by a part of its name, without accents or case. */
export const byFolded: OptionsFilter = ({ options, search }) => {
  const wanted = fold(search.trim());
  return options.filter((option) => 'label' in option && fold(option.label).includes(wanted));
};
