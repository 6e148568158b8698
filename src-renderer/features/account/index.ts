export { AccountDialogs, type AccountDialogsProps } from './account-dialogs';
export { CashierScreen } from './cashier-screen';
export { ClosingScreen } from './closing-screen';
export { CutsScreen } from './cuts-screen';
export { OpeningScreen } from './opening-screen';
export { PaymentsScreen } from './payments-screen';
