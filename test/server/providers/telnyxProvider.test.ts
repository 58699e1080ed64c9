// @vitest-environment node
import { describeProvider } from './describeProvider.js';
import { describeWebhooks } from './describeWebhooks.js';
import { startTelnyxRig } from './startTelnyxRig.js';

describeProvider('telnyxProvider', startTelnyxRig);
describeWebhooks('telnyxProvider', startTelnyxRig);
