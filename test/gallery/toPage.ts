/** One picture. */
export interface Drawn {
  id: string;
  title: string;
  look: string;
  light: string;
  size: string;
  file: string;
}

/** All of them in one page: a row for each status, the looks beside each other, light over dark. */
export function toPage(drawn: readonly Drawn[]): string {
  const sizes = [...new Set(drawn.map(({ size }) => size))];
  const ids = [...new Set(drawn.map(({ id }) => id))];
  const sections = sizes.map((size) => {
    const rows = ids.map((id) => {
      const own = drawn.filter((one) => one.id === id && one.size === size);
      return `<section><h3>${own[0]?.title}</h3><div>${own.map(toFigure).join('')}</div></section>`;
    });
    return `<h2 id="${size}">${size}</h2>${rows.join('\n')}`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>react-otp-verify: every status</title>
<style>${style}</style>
<h1>Every status</h1>
<nav>${sizes.map((size) => `<a href="#${size}">${size}</a>`).join(' ')}</nav>
${sections.join('\n')}
</html>
`;
}

function toFigure({ title, look, light, file }: Drawn): string {
  return `<figure class="${light}"><img loading="lazy" src="${file}" alt="${title}, ${look}, ${light}"><figcaption>${look}, ${light}</figcaption></figure>`;
}

const style = `
body { margin: 2rem; font: 15px/1.5 ui-sans-serif, system-ui, sans-serif; color: #16191f; background: #eef0f3 }
h2 { text-transform: capitalize } h3 { margin: 2rem 0 .5rem }
section > div { display: grid; grid-template-columns: repeat(6, minmax(11rem, 1fr)); gap: .75rem; align-items: start }
figure { margin: 0; padding: .75rem; border-radius: .5rem; background: #fff }
figure.dark { background: #14171f; color: #a9b1bf }
img { display: block; inline-size: 100% } figcaption { margin-top: .5rem; font-size: .75rem }
nav a { margin-inline-end: 1rem }
`;
