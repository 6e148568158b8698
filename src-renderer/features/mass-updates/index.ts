export { LaunchScreen } from './launch-screen';
export { MassUpdate } from './mass-update';
export { UpdateHistory } from './update-history';
