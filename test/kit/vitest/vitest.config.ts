import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'jsdom',
    // Testing Library cleans up after each test by itself where it finds `afterEach`.
    globals: true,
    setupFiles: './vitest.setup.ts',
  },
});
