import { type ReactNode, useEffect, useRef, useState } from 'react';
import './accessibility.css';

interface Announcement {
  id: number;
  how: 'polite' | 'assertive';
  text: string;
}

/** What live regions in it say, written down beside it. */
export function Announcements({ children }: { children: ReactNode }) {
  const screen = useRef<HTMLDivElement>(null);
  const [log, setLog] = useState<readonly Announcement[]>([]);

  useEffect(() => {
    if (!screen.current) return;
    const observer = new MutationObserver((records) => {
      const regions = new Set(records.map(({ target }) => regionOf(target)));
      const said = [...regions].flatMap((region) => {
        const text = region?.textContent?.trim();
        if (!region || !text) return [];
        const how = region.role === 'alert' ? ('assertive' as const) : ('polite' as const);
        return [{ id: nextId++, how, text }];
      });
      if (said.length > 0) setLog((log) => [...log, ...said].slice(-8));
    });
    observer.observe(screen.current, { subtree: true, childList: true, characterData: true });
    return () => observer.disconnect();
  }, []);

  return (
    <div className="announcements">
      <div ref={screen}>{children}</div>
      <div className="announcements-log">
        <h2>Announced</h2>
        {log.length === 0 && <p>Nothing yet.</p>}
        <ul>
          {log.map(({ id, how, text }) => (
            <li key={id}>
              <small data-how={how}>{how}</small> {text}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

let nextId = 0;

function regionOf(node: Node): Element | null | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('[role=status], [role=alert]');
}
