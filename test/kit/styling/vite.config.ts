import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    rolldownOptions: {
      input: ['tailwind', 'css-modules', 'headless'].map((app) => `${app}/index.html`),
    },
  },
});
