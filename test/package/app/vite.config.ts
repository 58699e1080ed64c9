import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** @public Read by Vite. */
export default defineConfig({ plugins: [react()] });
