export { LockScreen } from './lock-screen';
export { SignIn } from './sign-in';
export { lockNow, useIdleLock } from './use-idle-lock';
