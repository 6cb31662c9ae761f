import { createFileRoute } from '@tanstack/react-router';
import { NotFoundPage } from '../../shell/not-found-page.tsx';

/** Every address without a page: said inside the frame, from which one goes on. */
export const Route = createFileRoute('/_app/$')({ component: NotFoundPage });
