import { RouterProvider } from '@tanstack/react-router';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { styled } from './boot/handover.ts';
import { createAppRouter } from './router.tsx';
import { focusHeadingAfterNavigation } from './shell/focus-heading.ts';
import { leaveForSignIn } from './shell/leave.ts';
import './styles/app.css';

// The boot script had taken it away while the modules were loading.
Error.stackTraceLimit = 10;

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');

const queries = createQueryClient(() => {
  void leaveForSignIn(router, queries, router.state.location.href);
});
const router = createAppRouter(queries);

focusHeadingAfterNavigation(router);

// The static frame of index.html stays until the first page is drawn whole.
const endFirst = router.subscribe('onRendered', () => {
  endFirst();
  document.querySelector('#shell')?.remove();
});
// Loaded before it is drawn: the first drawing is the page itself, not a frame for it and then the page.
void Promise.all([styled(), router.load()]).then(() => {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
});
