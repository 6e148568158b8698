/** Whose account it is. */
export interface AccountClient {
  readonly id: number;
  readonly name: string;
  readonly customId: string;
}

/** What is done with an account, one dialog at a time. `back`: the account is shown again afterwards. */
export type AccountStep =
  | { readonly kind: 'account' }
  | { readonly kind: 'payment'; readonly back: boolean }
  | { readonly kind: 'receipt'; readonly id: number; readonly back: boolean; readonly print: boolean }
  | { readonly kind: 'void'; readonly id: number; readonly back: boolean }
  | { readonly kind: 'promise' };
