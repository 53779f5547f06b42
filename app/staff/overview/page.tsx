import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { DaysTable, OverviewFigures, SellersTable } from '@/components/staff/reports/overview-tables';
import { MoneyPlot } from '@/components/staff/reports/plots/money-plot';
import { OrdersPlot } from '@/components/staff/reports/plots/orders-plot';
import { WaitingPlot } from '@/components/staff/reports/plots/waiting-plot';
import { bestSellers, dailyFigures, waitingParcels } from '@/lib/desk/reports/overview-store';
import { staffPage } from '@/lib/staff/page-store';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage() {
  const member = await staffPage('see-overview');
  const days = await dailyFigures();
  const waiting = await waitingParcels();
  return (
    <Desk member={member} title="Overview" here="/staff/overview">
      <OverviewFigures days={days} waiting={waiting} />
      <div className="overview-plots">
        <OrdersPlot days={days} />
        <MoneyPlot days={days} />
        {waiting.length > 0 ? <WaitingPlot days={waiting} /> : <p className="text-sm">Every parcel has left.</p>}
        <section className="desk-section" aria-labelledby="sellers">
          <h2 id="sellers">Sold most in {days.length} days</h2>
          <SellersTable sellers={await bestSellers()} />
        </section>
      </div>
      <section className="desk-section" aria-labelledby="days">
        <h2 id="days">Day by day</h2>
        <p>
          <a href="/api/staff/overview" className="link" download>
            Download as a file (CSV)
          </a>
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="overflow-x-auto" aria-label="Day by day, as a table" tabIndex={0}>
          <DaysTable days={days} />
        </section>
      </section>
    </Desk>
  );
}
