export { RailViews } from './rail-views';
export { useSavedView, ViewsMenu } from './views-menu';
