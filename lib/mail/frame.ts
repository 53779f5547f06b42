import type { Site } from '@/lib/content/schema/site';
import { type Block, type Figure, Html, html, type Letter, small, textOf } from './letter';

/** Colours and type stand on each element: many mail programs read nothing else. The style sheet is for those that do. */
const look = {
  body: 'margin:0;padding:0;background:#fbf7ef;color:#1d2b24;font:16px/1.55 Figtree,Arial,sans-serif',
  card: 'background:#fffdf8;border-radius:14px;padding:28px',
  brand: 'margin:0;padding:0 4px 14px;font:600 21px/1.2 Georgia,serif;color:#2f6b46',
  h1: 'margin:0 0 16px;font:600 26px/1.2 Georgia,serif',
  h2: 'margin:28px 0 8px;font:600 19px/1.25 Georgia,serif',
  paragraph: 'margin:0 0 14px',
  soft: 'color:#55635b',
  link: 'color:#2f6b46',
  button:
    'display:inline-block;background:#2f6b46;color:#fffdf8;padding:12px 22px;border-radius:24px;font-weight:600;text-decoration:none',
  cell: 'padding:8px 0;border-bottom:1px solid #e4dfd1;vertical-align:top',
  form: 'margin:0 0 14px;padding:14px 16px;background:#eaf0e4;border-radius:10px;font-size:14px',
  foot: 'padding:18px 4px 0;font-size:13px;line-height:1.5;color:#55635b',
};
const sheet = `@media (prefers-color-scheme:dark){body,.ground{background:#171d19!important;color:#ece7dc!important}.card{background:#202823!important}.soft{color:#b9c0b6!important}.cell{border-color:#3a443d!important}.form{background:#2a342d!important}a{color:#8fcfa3!important}a.button{background:#8fcfa3!important;color:#171d19!important}.brand{color:#8fcfa3!important}}
@media (max-width:480px){.card{padding:22px 18px!important}}`;

/** Outlook for Windows knows no greatest width and no padding but a cell's: only it reads this table, of a width of its own. */
const fixedWidth = {
  opens: new Html(
    '<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" align="center"><tr><td width="600"><![endif]-->',
  ),
  closes: new Html('<!--[if mso]></td></tr></table><![endif]-->'),
};

type Framed = { to: string; subject: string; title: string; blocks: readonly Block[] };

/** A letter in the shop's one design, as HTML without a single remote picture and as text, with the company at its foot. */
export function frame({ to, subject, title, blocks }: Framed, { brand, legal }: Site): Letter {
  const company = `${legal.name}, company number ${legal.companyNumber}. ${legal.registeredOffice.join(', ')}. VAT number ${legal.vatNumber}.`;
  const body = html`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${subject}</title><style>${new Html(sheet)}</style></head>
<body style="${look.body}"><table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
${fixedWidth.opens}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;text-align:left"><tr><td>
<p class="brand" style="${look.brand}">${brand.name}</p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td class="card" style="${look.card}"><h1 style="${look.h1}">${title}</h1>
${blocks.map(htmlOf)}</td></tr></table>
<p class="soft" style="${look.foot}">${company}<br><a href="mailto:${legal.email}" style="${look.link}">${legal.email}</a> · ${legal.phone}</p>
</td></tr></table>${fixedWidth.closes}</td></tr></table></body></html>`;
  const text = textOf([small(title), ...blocks, small(`--\n${company}\n${legal.email}, ${legal.phone}`)]);
  return { to, from: `${brand.name} <${legal.email}>`, subject, html: body.source, text };
}

function htmlOf(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2 style="${look.h2}">${block.says}</h2>`;
    case 'button':
      return html`<p style="margin:18px 0"><a class="button" href="${block.href}" style="${look.button}">${block.says}</a></p>`;
    case 'link':
      return html`<p style="${look.paragraph}"><a href="${block.href}" style="${look.link}">${block.says}</a></p>`;
    case 'figures':
      return html`<table cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 14px;border-collapse:collapse">${block.rows.map(row)}</table>`;
    case 'list':
      return html`<ul style="margin:0 0 14px;padding-left:20px">${block.items.map((item) => html`<li style="margin:0 0 6px">${item}</li>`)}</ul>`;
    case 'lines':
      return html`<p style="${look.paragraph}">${inRows(block.lines)}</p>`;
    case 'form':
      return html`<p class="form" style="${look.form}"><strong>${block.says}</strong><br>${inRows(block.lines)}</p>`;
    case 'small':
      return html`<p class="soft" style="${look.paragraph};font-size:14px;${look.soft}">${block.says}</p>`;
    default:
      return html`<p style="${look.paragraph}">${block.says}</p>`;
  }
}

function inRows(lines: readonly string[]): Html[] {
  return lines.map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
}

function row({ says, figure, weight }: Figure): Html {
  const own = weight === 'total' ? ';font-weight:700' : weight === 'soft' ? `;font-size:14px;${look.soft}` : '';
  const classes = weight === 'soft' ? 'cell soft' : 'cell';
  return html`<tr><td class="${classes}" style="${look.cell}${own}">${says}</td><td class="${classes}" align="right" style="${look.cell};padding-left:16px;white-space:nowrap${own}">${figure}</td></tr>`;
}
