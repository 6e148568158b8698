import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunPreview } from '../../../src-main/contract/invoices';
import { useOfficeDetails } from '../../api/session';
import { formatMoney, formatDate, formatNumber } from '../../i18n/format';
import { Link } from '../../ui/router';
import { InvoiceDialog } from './invoice-dialog';
import { OverchargedSection } from './overcharged';

interface RunPreviewPanelProps {
  readonly preview: RunPreview;
}

/** What would be issued: the sums, what differs from the invoice before, and what is left out, with its reason. */
export function RunPreviewPanel({ preview }: RunPreviewPanelProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const { invoices, totalCents, byType, billingOff, issuedOn } = preview;
  return (
    <div className="run">
      <div className="run-cards">
        <Card
          label={t('invoices.toIssue')}
          value={formatNumber(invoices)}
          why={t('invoices.datedOn', { date: formatDate(issuedOn) })}
        />
        <Card
          label={t('invoices.total')}
          value={formatMoney(totalCents, country)}
          why={<Difference preview={preview} />}
        />
        <Card
          label={t('invoices.excluded')}
          value={formatNumber(preview.exclusions.reduce((sum, { periods }) => sum + periods, 0))}
          why={
            billingOff > 0 ? t('invoices.billingOff', { count: billingOff, formatted: formatNumber(billingOff) }) : ''
          }
        />
      </div>
      {invoices === 0 && preview.leftOut === 0 && <p className="invoices-muted">{t('failures.NOTHING_TO_ISSUE')}</p>}
      {preview.untaxed.invoices > 0 && (
        <p>
          {t('invoices.untaxed', {
            count: preview.untaxed.invoices,
            formatted: formatNumber(preview.untaxed.invoices),
            total: formatMoney(preview.untaxed.totalCents, country),
          })}
        </p>
      )}
      <Items words="items" sums={preview.items} />
      <Items words="settled" sums={preview.settled} />
      {byType.length > 0 && (
        <section aria-labelledby="run-types">
          <h2 id="run-types">{t('invoices.byType')}</h2>
          <table className="invoices-table" aria-labelledby="run-types">
            <tbody>
              {byType.map((each) => (
                <tr key={`${each.entity} ${each.type}`}>
                  <td>{each.entity}</td>
                  <td>{each.type}</td>
                  <td className="amount">{t('billing.invoices', { count: each.invoices })}</td>
                  <td className="amount">{formatMoney(each.totalCents, country)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Unused unused={preview.unused} />
      <OverchargedSection overcharged={preview.overcharged} of="run" />
      <Excluded preview={preview} />
      <Changed preview={preview} />
    </div>
  );
}

interface CardProps {
  readonly label: string;
  readonly value: string;
  readonly why: ReactNode;
}

function Card({ label, value, why }: CardProps) {
  return (
    <div className="run-card">
      <span className="invoices-muted">{label}</span>
      <strong>{value}</strong>
      <span className="invoices-muted">{why || '\u00A0'}</span>
    </div>
  );
}

/** Against the invoice before of each contract: how many cost more, less, the same, or are the first. */
function Difference({ preview: { change } }: RunPreviewPanelProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const { first, same, higher, lower, differenceCents } = change;
  if (same + higher + lower === 0) return t('invoices.allFirst');
  const sign = differenceCents > 0 ? '+' : '';
  return t('invoices.difference', {
    amount: `${sign}${formatMoney(differenceCents, country)}`,
    higher: formatNumber(higher),
    lower: formatNumber(lower),
    same: formatNumber(same),
    first: formatNumber(first),
  });
}

interface ItemsProps {
  readonly words: 'items' | 'settled';
  readonly sums: RunPreview['items'];
}

/** What is charged, and let off, beside the plans of the period. */
function Items({ words, sums }: ItemsProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const { charges, chargedCents, discounts, discountedCents } = sums;
  if (charges + discounts === 0) return null;
  return (
    <p className="invoices-muted">
      {t(`invoices.${words}`, {
        charges: formatNumber(charges),
        charged: formatMoney(chargedCents, country),
        discounts: formatNumber(discounts),
        discounted: formatMoney(0 - discountedCents, country),
      })}
    </p>
  );
}

/** Invoices for days after a contract's last one, each with what of it is to be taken back, and the way to do so. */
function Unused({ unused }: Pick<RunPreview, 'unused'>) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const [openId, setOpenId] = useState<number | null>(null);
  const { invoices, totalCents, rows } = unused;
  if (invoices === 0) return null;
  return (
    <section aria-labelledby="run-unused">
      <h2 id="run-unused">
        {t('invoices.unusedTitle', {
          count: invoices,
          formatted: formatNumber(invoices),
          total: formatMoney(totalCents, country),
        })}
      </h2>
      <p className="invoices-muted">{t('invoices.unusedHelp')}</p>
      <table className="invoices-table" aria-labelledby="run-unused">
        <thead>
          <tr>
            <th scope="col">{t('invoices.internalNumber')}</th>
            <th scope="col">{t('invoices.client')}</th>
            <th scope="col">{t('invoices.endedOn')}</th>
            <th scope="col">{t('invoices.period')}</th>
            <th scope="col">{t('invoices.how')}</th>
            <th scope="col" className="amount">
              {t('invoices.unusedDays')}
            </th>
            <th scope="col" className="amount">
              {t('invoices.toTakeBack')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ invoiceId, internalNumber, client, startOn, endOn, endedOn, days, amountCents, isVoidable }) => (
            <tr key={invoiceId}>
              <td>
                <button type="button" className="invoices-open" onClick={() => setOpenId(invoiceId)}>
                  {internalNumber}
                </button>
              </td>
              <td>{client}</td>
              <td className="nowrap">{formatDate(endedOn)}</td>
              <td className="nowrap">{t('billing.fromTo', { from: formatDate(startOn), to: formatDate(endOn) })}</td>
              <td>{t(isVoidable ? 'invoices.void.open' : 'invoices.credit.open')}</td>
              <td className="amount">{formatNumber(days)}</td>
              <td className="amount">{formatMoney(amountCents, country)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {openId !== null && <InvoiceDialog id={openId} onClose={() => setOpenId(null)} />}
    </section>
  );
}

function Excluded({ preview: { exclusions, excluded } }: RunPreviewPanelProps) {
  const { t } = useTranslation();
  if (exclusions.length === 0) return null;
  return (
    <section aria-labelledby="run-excluded">
      <h2 id="run-excluded">{t('invoices.excludedTitle')}</h2>
      <ul>
        {exclusions.map(({ reason, periods }) => (
          <li key={reason}>
            <strong>{formatNumber(periods)}</strong> · {t(`invoices.reasons.${reason}`)}
          </li>
        ))}
      </ul>
      <table className="invoices-table" aria-labelledby="run-excluded">
        <tbody>
          {excluded.map(({ clientId, client, plan, startOn, endOn, reason }) => (
            <tr key={`${clientId} ${plan} ${startOn}`}>
              <td>
                <Link to={`/clientes/${clientId}/editar`}>{client}</Link>
              </td>
              <td>{plan}</td>
              <td className="nowrap">{t('billing.fromTo', { from: formatDate(startOn), to: formatDate(endOn) })}</td>
              <td>{t(`invoices.short.${reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Changed({ preview: { changed, change } }: RunPreviewPanelProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  if (changed.length === 0) return null;
  return (
    <section aria-labelledby="run-changed">
      <h2 id="run-changed">{t('invoices.changedTitle', { count: change.higher + change.lower })}</h2>
      <table className="invoices-table" aria-labelledby="run-changed">
        <thead>
          <tr>
            <th scope="col">{t('invoices.client')}</th>
            <th scope="col">{t('invoices.plan')}</th>
            <th scope="col">{t('invoices.period')}</th>
            <th scope="col" className="amount">
              {t('invoices.before')}
            </th>
            <th scope="col" className="amount">
              {t('invoices.now')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ clientId, client, plan, startOn, endOn, beforeCents, totalCents }) => (
            <tr key={`${clientId} ${plan} ${startOn}`}>
              <td>{client}</td>
              <td>{plan}</td>
              <td className="nowrap">{t('billing.fromTo', { from: formatDate(startOn), to: formatDate(endOn) })}</td>
              <td className="amount">{formatMoney(beforeCents, country)}</td>
              <td className="amount">{formatMoney(totalCents, country)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
