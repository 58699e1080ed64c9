import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { VerificationError } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import { expect } from 'storybook/test';
import { LoginScreen } from './LoginScreen.js';
import './loginScreen.css';

const meta: Meta<typeof LoginScreen> = {
  title: 'Guides/Login screen, tested',
  component: LoginScreen,
  parameters: { controls: { disable: true } },
  // A backend for each story, made anew whenever it is shown.
  loaders: [() => ({ backend: createFakeBackend({ proof: { name: 'Ada' } }) })],
  render: (_, { loaded: { backend } }) => <LoginScreen backend={backend} />,
  decorators: (Story) => (
    <div className="login-page">
      <Story />
    </div>
  ),
};

export default meta;
type Story = StoryObj<typeof meta>;

/** The password, and then a code. */
async function signIn({ canvas, userEvent }: StoryContext, code: string) {
  await userEvent.type(canvas.getByLabelText('Email'), 'ada@example.com');
  await userEvent.type(canvas.getByLabelText('Password'), 'correct horse');
  await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }));
  await userEvent.type(await canvas.findByLabelText('Verification code'), code);
}

export const PasswordStep: Story = {};

export const SignsIn: Story = {
  play: async (context) => {
    await signIn(context, '123456');
    await expect(await context.canvas.findByText('Welcome, Ada')).toBeVisible();
  },
};

export const WrongCode: Story = {
  play: async (context) => {
    await signIn(context, '000000');
    await expect(
      await context.canvas.findByText('Invalid code. 4 attempts remaining.'),
    ).toBeVisible();
  },
};

export const NetworkDown: Story = {
  play: async (context) => {
    context.loaded.backend.nextVerify(new VerificationError('network', 'offline'));
    await signIn(context, '123456');
    await expect(await context.canvas.findByText(/Check your connection/)).toBeVisible();
  },
};
