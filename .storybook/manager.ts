import { addons } from 'storybook/manager-api';
import { theme } from './theme.js';

addons.setConfig({
  layoutCustomisations: {
    // A live journey wants the room, and has nothing to set.
    showPanel: ({ storyId }, isShown) => !storyId?.startsWith('live-') && isShown,
  },
  theme,
});
