/** One of the fields that are compared. What it is in use is in `peers/fields/<id>.tsx`. */
export interface Library {
  id: string;
  name: string;
  /** Without one, there is nothing to import. */
  packageName?: string;
  /** What an app imports of it. */
  source?: string;
  /** What its documentation says to import for its looks. */
  stylesheet?: string;
  /** The inputs that a person types into. */
  textboxes: string;
  /** The boxes that a person sees. Nothing for a field that has none. */
  slots?: string;
  /** Only the elements, to see what they cost: nothing to use. */
  isFloor?: boolean;
  /** The app has to hold the code. */
  isControlledOnly?: boolean;
  hasNoReadOnly?: boolean;
}

export const libraries: Library[] = [
  { id: 'native', name: 'native input', textboxes: 'input' },
  { id: 'bareElements', name: '8 elements', textboxes: 'input', slots: '.slot', isFloor: true },
  {
    id: 'ours',
    name: 'react-otp-verify',
    packageName: 'react-otp-verify',
    source: "export { OtpInput } from 'react-otp-verify'",
    stylesheet: 'react-otp-verify/styles.css',
    textboxes: 'input',
    slots: '.otp-input__slot',
  },
  {
    id: 'inputOtp',
    name: 'input-otp',
    packageName: 'input-otp',
    source: "export { OTPInput } from 'input-otp'",
    textboxes: 'input',
    slots: '.slot',
  },
  {
    id: 'reactOtpInput',
    name: 'react-otp-input',
    packageName: 'react-otp-input',
    source: "export { default } from 'react-otp-input'",
    textboxes: 'input',
    slots: 'input',
    isControlledOnly: true,
  },
  {
    id: 'radix',
    name: 'Radix',
    packageName: '@radix-ui/react-one-time-password-field',
    source: "export { Root, Input, HiddenInput } from '@radix-ui/react-one-time-password-field'",
    textboxes: 'input:not([type=hidden])',
    slots: 'input:not([type=hidden])',
  },
  {
    id: 'baseUi',
    name: 'Base UI',
    packageName: '@base-ui/react',
    source:
      "import { OTPField } from '@base-ui/react/otp-field'; const { Root, Input } = OTPField; export { Root, Input }",
    textboxes: 'input.slot',
    slots: 'input.slot',
  },
  {
    id: 'ark',
    name: 'Ark UI',
    packageName: '@ark-ui/react',
    source:
      "import { PinInput } from '@ark-ui/react/pin-input'; const { Root, Control, Input, HiddenInput } = PinInput; export { Root, Control, Input, HiddenInput }",
    textboxes: 'input.slot',
    slots: 'input.slot',
  },
  {
    id: 'mantine',
    name: 'Mantine',
    packageName: '@mantine/core',
    source: "export { MantineProvider, PinInput } from '@mantine/core'",
    stylesheet: '@mantine/core/styles.css',
    textboxes: 'input:not([type=hidden])',
    slots: 'input:not([type=hidden])',
  },
  {
    id: 'antDesign',
    name: 'Ant Design',
    packageName: 'antd',
    source: "import { Input } from 'antd'; export const { OTP } = Input",
    textboxes: 'input',
    slots: 'input',
    hasNoReadOnly: true,
  },
  {
    id: 'reactVerificationInput',
    name: 'react-verification-input',
    packageName: 'react-verification-input',
    source: "export { default } from 'react-verification-input'",
    textboxes: 'input',
    slots: '.vi__character',
  },
];
