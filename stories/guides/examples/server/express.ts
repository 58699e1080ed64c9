import express from 'express';
import { toNodeListener } from 'react-otp-verify/server';
import { handler } from './handler.js';

const app = express();
// Before express.json(), so that webhooks keep their bytes.
app.use('/api/verification', toNodeListener(handler));
app.listen(3000);
