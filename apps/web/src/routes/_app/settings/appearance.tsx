import { createFileRoute } from '@tanstack/react-router';
import { AppearancePage } from '../../../features/appearance/appearance-page.tsx';

export const Route = createFileRoute('/_app/settings/appearance')({
  staticData: { name: 'Appearance' },
  component: AppearancePage,
});
