import { describeEngine } from './describeEngine.js';
import { firefoxEngine } from './engines.js';

describeEngine(firefoxEngine);
