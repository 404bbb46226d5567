import type { Finding } from '../check.ts';

const marker = /@SuppressWarnings|\bNOPMD\b|\bsfge-disable\S*|\bcode-analyzer-suppress\S*|<!--\s*NOPMD/i;

/** Places that tell a scanner to look away; there are none, so that "no violation" means what it says. */
export function findSuppressions(file: string, text: string): Finding[] {
  return text.split('\n').flatMap((content, index) => {
    const found = marker.exec(content);
    return found
      ? [
          {
            file,
            line: index + 1,
            column: found.index + 1,
            message: `tells a scanner to look away: ${found[0]}`,
            remedy:
              'Correct what the rule finds; if the rule is wrong, leave it out in scripts/check/security/rules.ts with the reason.',
          },
        ]
      : [];
  });
}
