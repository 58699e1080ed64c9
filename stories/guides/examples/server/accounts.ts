/** What an app has already, for the examples. */
export interface Account {
  id: string;
  phone: string;
}
export declare function checkPassword(email: unknown, password: unknown): Promise<Account | null>;
export declare function signIn(request: Request, accountId: string): Promise<string>;
export declare function isTaken(phone: string): Promise<boolean>;
export declare function createAccount(phone: string): Promise<string>;
export declare function sessionIdOf(request: Request): string;
export declare const orders: {
  find(id: unknown): Promise<{ id: string; total: string; payee: string; owner: Account } | null>;
  pay(id: string): Promise<string>;
};
