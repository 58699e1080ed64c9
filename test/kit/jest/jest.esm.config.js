// NODE_OPTIONS=--experimental-vm-modules npx jest
export default {
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['@testing-library/jest-dom/jest-globals'],
  transform: {
    '\\.tsx?$': ['@swc/jest', { jsc: { transform: { react: { runtime: 'automatic' } } } }],
  },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
};
