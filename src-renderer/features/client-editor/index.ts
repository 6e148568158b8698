export { ClientEditor } from './client-editor';
