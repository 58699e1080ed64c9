import { type Measure, NotApplicable, withField } from './Measure.js';

function commitsOf(id: string, title: string, isControlled: boolean): Measure {
  return {
    rows: [{ id, title, unit: '', digits: 1 }],
    maxRounds: 1,
    take(station) {
      if (!isControlled && station.library.isControlledOnly)
        throw new NotApplicable('the app has to hold the code');
      const options = { kind: 'profiling', settings: { isControlled } } as const;
      return withField(station, options, async (field) => {
        await field.start();
        await field.focusNew();
        const { commits } = await field.log();
        await field.type('123456');
        return { [id]: ((await field.log()).commits - commits) / 6 };
      });
    },
  };
}

export const commits: Measure[] = [
  commitsOf('commits', 'React commits per keystroke', false),
  commitsOf('commitsControlled', 'React commits per keystroke, controlled', true),
];
