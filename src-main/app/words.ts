import es from '../../assets/locales/es.json';

/** What the program says outside of its window: menus, dialogs, the terminal. The window's own words are in its i18n. */
export const words = es;
