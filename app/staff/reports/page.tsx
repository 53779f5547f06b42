import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { AnswersPlot } from '@/components/staff/reports/plots/answers-plot';
import { HoursPlot } from '@/components/staff/reports/plots/hours-plot';
import { SharesPlot } from '@/components/staff/reports/plots/shares-plot';
import { ReportFigures } from '@/components/staff/reports/report-figures';
import { ReportPeriod } from '@/components/staff/reports/report-period';
import { Comments, ReportTables } from '@/components/staff/reports/report-tables';
import { readPeriod } from '@/lib/desk/reports/report-period';
import { commentsIn, reportFor } from '@/lib/desk/reports/report-store';
import { staffPage } from '@/lib/staff/page-store';
import { now } from '@/lib/time/clock';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'Reports' };

export default async function ReportsPage({ searchParams }: Props) {
  const member = await staffPage('see-reports');
  const period = readPeriod(await searchParams, now());
  const report = await reportFor(period);
  const { promises, ratings } = report;
  return (
    <Desk member={member} title="Reports" here="/staff/reports">
      <ReportPeriod period={period} />
      <ReportFigures report={report} />
      <div className="overview-plots">
        <AnswersPlot report={report} />
        <HoursPlot byHour={report.byHour} />
        <SharesPlot
          title="Promised answers"
          summary={`${promises.kept} kept, ${promises.missed} missed, ${promises.waiting} still ahead.`}
          shares={[
            { name: 'kept', count: promises.kept, part: 'onTime' },
            { name: 'missed', count: promises.missed, part: 'late' },
            { name: 'still ahead', count: promises.waiting, part: 'atRisk' },
          ]}
        />
        <SharesPlot
          title="Ratings, one star to five"
          summary={ratings.map(({ stars, count }) => `${count} gave ${stars}`).join(', ')}
          shares={ratings.map(({ stars, count }) => ({ name: '★'.repeat(stars), count }))}
        />
      </div>
      <Comments comments={await commentsIn(period)} />
      <section className="desk-section" aria-labelledby="figures">
        <h2 id="figures">The same in figures</h2>
        <ReportTables report={report} />
      </section>
    </Desk>
  );
}
