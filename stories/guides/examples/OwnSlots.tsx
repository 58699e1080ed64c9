import { useOtpInput } from 'react-otp-verify';
import './OwnSlots.css';

export function OwnSlots() {
  const otp = useOtpInput({ length: 4 });
  return (
    <div {...otp.getRootProps()} className="rings">
      <input {...otp.getInputProps({ 'aria-label': 'Code' })} />
      {[0, 1, 2, 3].map((index) => (
        <span key={index} {...otp.getSlotProps(index)} />
      ))}
    </div>
  );
}
