declare module 'virtual:api' {
  export const api: Readonly<Record<string, import('./Api.js').Api>>;
}
