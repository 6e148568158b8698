export { LaunchScreen } from './launch-screen';
export { MassUpdate } from './mass-update';
export { tickedWords } from './scope-words';
export { UpdateHistory } from './update-history';
