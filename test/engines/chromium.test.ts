import { describeEngine } from './describeEngine.js';
import { chromiumEngine } from './engines.js';

describeEngine(chromiumEngine);
