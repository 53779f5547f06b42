import localFont from 'next/font/local';

export const serif = localFont({
  src: '../../app/fonts/fraunces.woff2',
  weight: '560',
  variable: '--font-fraunces',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
});

export const sans = localFont({
  src: '../../app/fonts/figtree.woff2',
  weight: '400 700',
  variable: '--font-figtree',
  display: 'swap',
  adjustFontFallback: 'Arial',
});
