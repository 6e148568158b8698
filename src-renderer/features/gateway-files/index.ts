export { GatewayFilesScreen } from './gateway-files-screen';
