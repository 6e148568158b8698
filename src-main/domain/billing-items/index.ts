export { addCharge, billingItemHandlers } from './handlers';
export { createItemCounter, type Item, type ItemCharges, type ItemCounter, itemsOf, type ItemUse } from './rules';
export { listItems, releaseItems } from './store';
