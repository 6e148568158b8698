export { LaunchScreen } from './launch-screen';
export { MassUpdate, type MassScope } from './mass-update';
export { UpdateHistory } from './update-history';
