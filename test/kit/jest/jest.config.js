export default {
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['@testing-library/jest-dom/jest-globals'],
  transform: {
    '\\.[jt]sx?$': ['@swc/jest', { jsc: { transform: { react: { runtime: 'automatic' } } } }],
  },
  // The package is ES modules, which Jest reads once they are transformed like your own. `.pnpm` is for pnpm.
  transformIgnorePatterns: ['/node_modules/(?!(\\.pnpm|react-otp-verify)/)'],
};
