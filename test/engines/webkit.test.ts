import { describeEngine } from './describeEngine.js';
import { webKitEngine } from './engines.js';

describeEngine(webKitEngine);
